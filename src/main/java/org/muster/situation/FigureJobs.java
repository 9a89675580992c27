package org.muster.situation;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.muster.people.Institutions;
import org.muster.shared.CurrentInstitution;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Figures are written down each minute while they move. Yesterday's still do until they are signed.
 * Once a day the last weeks are gone through for days that nobody wrote down, when Muster stood
 * still or was older; those say that they were written later.
 */
@Configuration(proxyBeanMethods = false)
class FigureJobs {

  private static final Duration EVERY = Duration.ofMinutes(1);
  private static final int BACK = 28;

  // Which day the past was last gone through, by institution: at worst once more after a start.
  private final Map<UUID, LocalDate> goneThrough = new ConcurrentHashMap<>();

  @Bean
  RecurringTask<Void> keepFigures(Institutions institutions, FigureKeeping keeping) {
    return Tasks.recurring("keep-figures", FixedDelay.of(EVERY))
        .execute(
            (task, context) -> institutions.each("figures", () -> keep(institutions, keeping)));
  }

  private void keep(Institutions institutions, FigureKeeping keeping) {
    var today = institutions.today();
    keeping.keep(today);
    keeping.keep(today.minusDays(1));
    if (!today.equals(goneThrough.put(CurrentInstitution.get(), today))) {
      keeping.unwritten(today.minusDays(BACK), today.minusDays(2)).forEach(keeping::keep);
    }
  }
}
