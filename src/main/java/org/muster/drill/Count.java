package org.muster.drill;

import java.time.Instant;

/**
 * How everybody stood at a played moment, over all rounds of the day that were open.
 *
 * @param calls how many calls had been made
 * @param answered in how many of them somebody spoke
 */
public record Count(
    Instant at,
    int roll,
    int reported,
    int proxy,
    int excused,
    int unreachable,
    int calls,
    int answered) {

  /** How many were not accounted for. */
  public int missing() {
    return roll - reported - proxy - excused - unreachable;
  }
}
