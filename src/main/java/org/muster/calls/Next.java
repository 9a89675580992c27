package org.muster.calls;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.muster.people.Tie;

/**
 * When a person is to be tried again, and by whom they may be found.
 *
 * @param at not before
 * @param whom whom to try; null where no number is left to dial
 * @param refused true where they would not speak: for the chief counsellor
 * @param unanswered how often in a row nobody answered
 */
public record Next(Instant at, @Nullable Tie whom, boolean refused, int unanswered) {

  /** True once it is time. */
  public boolean ready(Instant now) {
    return !at.isAfter(now);
  }
}
