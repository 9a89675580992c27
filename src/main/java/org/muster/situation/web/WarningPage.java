package org.muster.situation.web;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muster.situation.warnings.Warning;

/**
 * One warning.
 *
 * @param says it explained in a sentence
 * @param picture null where there is nothing to draw
 * @param zone the names of a cluster's classes and rooms
 * @param words what was said when it was settled; empty while it is open
 */
public record WarningPage(
    Warning warning,
    String label,
    String says,
    @Nullable Picture picture,
    List<String> zone,
    String words,
    Instant now,
    ZoneId zoneId) {

  public boolean late() {
    return warning.settled() == null && now.isAfter(warning.dueAt());
  }
}
