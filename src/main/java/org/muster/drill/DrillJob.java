package org.muster.drill;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.muster.people.Institutions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** In the database, so that of several copies of the program one plays, and another goes on. */
@Configuration(proxyBeanMethods = false)
class DrillJob {

  private static final Duration LOOK_EVERY = Duration.ofSeconds(3);

  @Bean
  RecurringTask<Void> playDrills(Institutions institutions, Playing playing) {
    return Tasks.recurring("play-drills", FixedDelay.of(LOOK_EVERY))
        .execute(
            (task, context) ->
                institutions.each(
                    "drills", () -> playing.all(context.getSchedulerState()::isShuttingDown)));
  }
}
