package org.muster.people;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks every night whether each institution's trail is still whole. */
@Configuration(proxyBeanMethods = false)
class TrailJobs {

  private static final LocalTime WHEN = LocalTime.of(3, 10);

  @Bean
  RecurringTask<Void> checkTrails(Institutions institutions, TrailChecks checks) {
    return Tasks.recurring("check-trails", new Daily(WHEN))
        .execute((task, context) -> institutions.each("check-trails", checks::check));
  }
}
