package org.muster.people;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import java.time.LocalTime;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/** Brings sealed text under a key that was added, at the next start or in the next night. */
@Configuration(proxyBeanMethods = false)
class SealJobs {

  private static final LocalTime WHEN = LocalTime.of(3, 25);

  private final Institutions institutions;
  private final SealRenewal renewal;

  SealJobs(Institutions institutions, SealRenewal renewal) {
    this.institutions = institutions;
    this.renewal = renewal;
  }

  @Bean
  RecurringTask<Void> renewSeals() {
    return Tasks.recurring("renew-seals", new Daily(WHEN)).execute((task, context) -> renewAll());
  }

  @EventListener(ApplicationReadyEvent.class)
  void started() {
    Thread.ofVirtual().name("renew-seals").start(this::renewAll);
  }

  private void renewAll() {
    institutions.each("renew-seals", renewal::renew);
  }
}
