package org.muster.situation.warnings;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.muster.people.Institutions;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.SealedColumn;
import org.muster.situation.KeptFigures;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Warnings are looked for while the day goes on, on what is there; and once it is over: when its
 * round was due, and again on the next morning for what came late.
 */
@Configuration(proxyBeanMethods = false)
class WarningJobs {

  private static final Duration EVERY = Duration.ofMinutes(10);

  /** Known as soon as the day's round was due. */
  private static final String SILENT = "round-silent";

  private final Map<UUID, LocalDate> finished = new ConcurrentHashMap<>();

  @Bean
  RecurringTask<Void> lookForWarnings(
      Institutions institutions, Sentinel sentinel, KeptFigures kept, Clock clock) {
    return Tasks.recurring("look-for-warnings", FixedDelay.of(EVERY))
        .execute(
            (task, context) ->
                institutions.each("warnings", () -> look(institutions, sentinel, kept, clock)));
  }

  private void look(Institutions institutions, Sentinel sentinel, KeptFigures kept, Clock clock) {
    var today = institutions.today();
    var yesterday = today.minusDays(1);
    if (!yesterday.equals(finished.put(CurrentInstitution.get(), yesterday))) {
      sentinel.look(yesterday, today, false);
    }
    sentinel.look(today, today, kept.asOf(SILENT, today, clock.instant()).isEmpty());
  }

  @Bean
  static SealedColumn warningWordsSealed() {
    return new SealedColumn("situation.warning", "words", "id", true);
  }
}
