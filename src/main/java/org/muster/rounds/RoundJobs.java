package org.muster.rounds;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.muster.people.Institutions;
import org.muster.shared.Beat;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What the rounds do without being asked: they open on time, and their months are kept. */
@Configuration(proxyBeanMethods = false)
class RoundJobs {

  private static final Duration LOOK_EVERY = Duration.ofSeconds(15);
  private static final Duration MONTHS_EVERY = Duration.ofMinutes(15);

  @Bean
  @Order(20)
  Beat roundsOpen(Rounds rounds) {
    return rounds::openDue;
  }

  /** In the database, so that of several copies of the program one looks at the clock. */
  @Bean
  RecurringTask<Void> openRounds(Institutions institutions, Rounds rounds) {
    return Tasks.recurring("open-rounds", FixedDelay.of(LOOK_EVERY))
        .execute((task, context) -> institutions.each("open-rounds", rounds::openDue));
  }

  @Bean
  RecurringTask<Void> keepMonths(Months months) {
    return Tasks.recurring("keep-months", FixedDelay.of(MONTHS_EVERY))
        .execute(
            (task, context) -> {
              months.keep();
              months.analyze();
            });
  }
}
