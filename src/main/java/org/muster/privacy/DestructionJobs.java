package org.muster.privacy;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import java.time.LocalTime;
import org.muster.people.Institutions;
import org.muster.shared.CurrentInstitution;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every night: destroys what is due, and announces what will be. */
@Configuration(proxyBeanMethods = false)
class DestructionJobs {

  private static final Logger LOG = LoggerFactory.getLogger(DestructionJobs.class);
  private static final LocalTime WHEN = LocalTime.of(3, 40);

  @Bean
  RecurringTask<Void> destroyWhatIsDue(Institutions institutions, Destructions destructions) {
    return Tasks.recurring("destroy-what-is-due", new Daily(WHEN))
        .execute(
            (task, context) -> institutions.each("destroy-what-is-due", () -> work(destructions)));
  }

  private static void work(Destructions destructions) {
    for (var id : destructions.due()) {
      quietly("destruction " + id, () -> destructions.destroy(id));
    }
    quietly("planning", destructions::plan);
  }

  /** One that fails is tried again the next night, and keeps no other from its turn. */
  private static void quietly(String what, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException failed) {
      LOG.error("{}: {} failed", CurrentInstitution.get(), what, failed);
    }
  }
}
