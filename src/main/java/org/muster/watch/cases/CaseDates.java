package org.muster.watch.cases;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.muster.shared.Problem;

/** Which days can be. */
final class CaseDates {

  /** Line lists of the nineteenth century are studied; what lies before is a slip of the pen. */
  static final LocalDate EARLIEST = LocalDate.of(1800, 1, 1);

  private CaseDates() {}

  static boolean possible(@Nullable LocalDate day, LocalDate today) {
    return day == null || !day.isAfter(today) && !day.isBefore(EARLIEST);
  }

  /** A day that has come. */
  static void known(@Nullable LocalDate day, LocalDate today) {
    if (!possible(day, today)) {
      throw Problem.unprocessable("cases.day-impossible");
    }
  }

  /**
   * The day of a turn: not ahead of us, not before the turn before, no end before the beginning.
   */
  static void turn(
      CaseState to,
      LocalDate on,
      @Nullable LocalDate onset,
      @Nullable LocalDate before,
      LocalDate today) {
    known(on, today);
    if (before != null && on.isBefore(before)) {
      throw Problem.unprocessable("cases.before-last-turn");
    }
    if (onset != null
        && on.isBefore(onset)
        && (to == CaseState.RECOVERED || to == CaseState.DIED)) {
      throw Problem.unprocessable("cases.end-before-onset");
    }
  }
}
