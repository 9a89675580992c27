package org.muster.situation;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.muster.people.Institutions;
import org.muster.shared.CurrentInstitution;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Figures are written down each minute while they move. Yesterday's still do until they are signed.
 * The last weeks are gone through for days that nobody wrote down, when Muster stood still or was
 * older; those say that they were written later.
 */
@Configuration(proxyBeanMethods = false)
class FigureJobs {

  private static final Duration EVERY = Duration.ofMinutes(1);
  private static final int BACK = 28;

  private static final Duration GO_THROUGH_EVERY = Duration.ofMinutes(10);

  // When the past was last gone through, by institution: at worst once more after a start.
  private final Map<UUID, Instant> goneThrough = new ConcurrentHashMap<>();

  @Bean
  RecurringTask<Void> keepFigures(Institutions institutions, FigureKeeping keeping, Clock clock) {
    return Tasks.recurring("keep-figures", FixedDelay.of(EVERY))
        .execute(
            (task, context) ->
                institutions.each("figures", () -> keep(institutions, keeping, clock.instant())));
  }

  private void keep(Institutions institutions, FigureKeeping keeping, Instant now) {
    var today = institutions.today();
    keeping.keep(today);
    keeping.keep(today.minusDays(1));
    var before = goneThrough.getOrDefault(CurrentInstitution.get(), Instant.EPOCH);
    if (before.plus(GO_THROUGH_EVERY).isBefore(now)) {
      goneThrough.put(CurrentInstitution.get(), now);
      keeping.unwritten(today.minusDays(BACK), today.minusDays(2)).forEach(keeping::keep);
    }
  }
}
