package org.muster.situation.web;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.muster.situation.warnings.Warning;

/**
 * The warnings of a charge.
 *
 * @param watched what is watched, with how much of it is known
 */
public record WarningsPage(
    List<Line> open, List<Line> settled, List<Watched> watched, Instant now, ZoneId zone) {

  /** A warning with its sentence. */
  public record Line(Warning warning, String label, String says) {

    public boolean late(Instant now) {
      return now.isAfter(warning.dueAt());
    }
  }

  /**
   * A figure that is watched.
   *
   * @param known of how many of the last fourteen days it is known
   */
  public record Watched(String label, int known) {

    /** The methods need a week before the day. */
    public boolean enough() {
      return known >= 7;
    }
  }
}
