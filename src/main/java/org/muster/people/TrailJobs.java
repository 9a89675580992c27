package org.muster.people;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import java.time.LocalTime;
import org.muster.shared.CurrentInstitution;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks every night whether each institution's trail is still whole. */
@Configuration(proxyBeanMethods = false)
class TrailJobs {

  private static final Logger LOG = LoggerFactory.getLogger(TrailJobs.class);
  private static final LocalTime WHEN = LocalTime.of(3, 10);

  @Bean
  RecurringTask<Void> checkTrails(Institutions institutions, TrailChecks checks) {
    return Tasks.recurring("check-trails", new Daily(WHEN))
        .execute(
            (task, context) -> {
              for (var institution : institutions.all()) {
                try {
                  CurrentInstitution.run(institution.id(), checks::check);
                } catch (RuntimeException failed) {
                  LOG.error(
                      "the trail of institution {} was not checked", institution.id(), failed);
                }
              }
            });
  }
}
