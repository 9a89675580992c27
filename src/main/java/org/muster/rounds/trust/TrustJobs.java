package org.muster.rounds.trust;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.muster.people.Institutions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A round is judged and its sample drawn once it was due; judged again once it is signed. */
@Configuration(proxyBeanMethods = false)
class TrustJobs {

  private static final Duration LOOK_EVERY = Duration.ofMinutes(1);

  @Bean
  RecurringTask<Void> judgeRounds(Institutions institutions, DueRounds due) {
    return Tasks.recurring("judge-rounds", FixedDelay.of(LOOK_EVERY))
        .execute((task, context) -> institutions.each("judge-rounds", due::look));
  }
}
