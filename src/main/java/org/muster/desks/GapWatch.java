package org.muster.desks;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import org.muster.people.Institutions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Tells the owner of a rota a day before nobody will be on call, once for each gap. */
@Component
class GapWatch {

  /** A gap that begins within this is told. */
  private static final Duration AHEAD = Duration.ofDays(1);

  /** So far its end is looked for. */
  private static final Duration FAR = Duration.ofDays(7);

  private final Rotas rotas;
  private final Shifts shifts;
  private final DeskNotices notices;
  private final Clock clock;

  GapWatch(Rotas rotas, Shifts shifts, DeskNotices notices, Clock clock) {
    this.clock = clock;
    this.rotas = rotas;
    this.shifts = shifts;
    this.notices = notices;
  }

  /** Looks once, in the institution in force. */
  void look() {
    for (var rota : rotas.all()) {
      shifts.gaps(rota, FAR).stream()
          .filter(gap -> gap.start().isBefore(clock.instant().plus(AHEAD)))
          .forEach(gap -> notices.gap(rota, gap));
    }
  }

  /** Often enough that a gap is known long before it begins. */
  @Configuration(proxyBeanMethods = false)
  static class Looking {

    private static final Duration LOOK_EVERY = Duration.ofMinutes(15);

    @Bean
    RecurringTask<Void> lookForNobodyOnCall(Institutions institutions, GapWatch watch) {
      return Tasks.recurring("look-for-nobody-on-call", FixedDelay.of(LOOK_EVERY))
          .execute((task, context) -> institutions.each("gaps on call", watch::look));
    }
  }
}
