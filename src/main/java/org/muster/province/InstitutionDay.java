package org.muster.province;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an institution's day came to so far.
 *
 * @param cell the address of the cell that counted it; empty for this one
 * @param openedAt null where no round of that day was opened
 * @param closedAt when the university signed; null before
 * @param at when it was counted
 */
public record InstitutionDay(
    UUID institution,
    LocalDate day,
    String cell,
    String code,
    String name,
    @Nullable Instant openedAt,
    @Nullable Instant dueAt,
    @Nullable Instant closedAt,
    int roll,
    int reported,
    int proxy,
    int excused,
    int unreachable,
    Instant at) {

  /** How it stands; the first is the most urgent. */
  public enum Standing {
    NOT_OPENED,
    OVERDUE,
    OPEN,
    CLOSED
  }

  /** How many have not been heard from. */
  public int missing() {
    return roll - reported - proxy - excused - unreachable;
  }

  /** Accounted for in percent of the roll, rounded down: 100 only when nobody is missing. */
  public int percent() {
    return roll == 0 ? 100 : (int) ((roll - missing()) * 100L / roll);
  }

  public Standing standing(Instant now) {
    if (openedAt == null) {
      return Standing.NOT_OPENED;
    }
    if (closedAt != null) {
      return Standing.CLOSED;
    }
    return dueAt != null && dueAt.isBefore(now) ? Standing.OVERDUE : Standing.OPEN;
  }
}
