package org.muster.calls;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One reason to call one person.
 *
 * @param cause the word of its {@link CallCause}
 * @param since when the reason began
 * @param at from when on to call
 * @param risk 0 to 100
 * @param everyDays how often it comes again; null for once
 * @param what the subject's name; empty where it has none
 */
public record Due(
    String cause,
    UUID subject,
    Instant since,
    Instant at,
    int risk,
    @Nullable Integer everyDays,
    String what) {

  /**
   * How often a call is to be made from now to an end.
   *
   * @param slower 2 for what comes back coming back half as often
   */
  long times(Instant now, Instant end, int slower) {
    if (everyDays == null) {
      return 1;
    }
    var first = at.isBefore(now) ? now : at;
    long days = Math.max(0, Duration.between(first, end).minusNanos(1).toDays());
    return 1 + days / (everyDays * (long) slower);
  }
}
