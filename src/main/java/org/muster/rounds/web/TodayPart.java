package org.muster.rounds.web;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muster.rounds.CheckIn;
import org.muster.rounds.Round;
import org.muster.rounds.Tally;

/**
 * What this room says on somebody's home page.
 *
 * @param mine the viewer's own check-in; null where nobody asks them
 * @param charges what is in their charge in the current round
 */
public record TodayPart(
    @Nullable CheckIn mine, @Nullable Round round, ZoneId zone, Instant now, List<Charge> charges) {

  /**
   * One thing in somebody's charge.
   *
   * @param labelKey the message that names its page
   * @param name of the unit; empty for the whole
   */
  public record Charge(String href, String labelKey, String name, Tally tally) {}

  /** True when the deadline has passed. */
  public boolean late() {
    return round != null && now.isAfter(round.dueAt());
  }
}
