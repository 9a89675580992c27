package org.muster.province;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.muster.people.Institutions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Figures are counted while somebody oversees, and never take more than a fifth of the time. */
@Configuration(proxyBeanMethods = false)
class ProvinceJobs {

  private static final Duration EVERY = Duration.ofSeconds(5);
  private static final Duration COLLECT_EVERY = Duration.ofSeconds(15);
  private static final LocalTime FORGETS = LocalTime.of(3, 50);
  private static final int KEPT_DAYS = 30;
  private static final int REST = 4;

  // When counting is due again on this copy, of the machine's clock.
  private volatile long restsUntil = System.nanoTime();

  @Bean
  RecurringTask<Void> countProvince(Institutions institutions, Counting counting) {
    return Tasks.recurring("count-province", FixedDelay.of(EVERY))
        .execute(
            (task, context) -> {
              long begun = System.nanoTime();
              // Nobody counts for nobody: most programs serve one institution.
              if (begun - restsUntil >= 0 && !institutions.overseers().isEmpty()) {
                institutions.each("province", counting::count);
                long took = System.nanoTime() - begun;
                restsUntil = System.nanoTime() + REST * took;
              }
            });
  }

  @Bean
  RecurringTask<Void> collectProvince(Institutions institutions, Collecting collecting) {
    return Tasks.recurring("collect-province", FixedDelay.of(COLLECT_EVERY))
        .execute(
            (task, context) ->
                institutions.each(institutions.overseers(), "cells", collecting::collect));
  }

  @Bean
  RecurringTask<Void> forgetProvince(InstitutionDays days, Clock clock) {
    return Tasks.recurring("forget-province", new Daily(FORGETS))
        .execute(
            (task, context) ->
                days.forget(
                    clock.instant().atZone(ZoneOffset.UTC).toLocalDate().minusDays(KEPT_DAYS)));
  }
}
