package org.muster.workbench.web;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.muster.workbench.Moment;

/**
 * A stretch of a person's timeline.
 *
 * @param moments newest first
 * @param more true where there are earlier ones
 */
public record TimelinePart(List<Moment> moments, boolean more, ZoneId zone) {

  /** The moments by the days on which they were. */
  public SequencedMap<LocalDate, List<Moment>> days() {
    var days = new LinkedHashMap<LocalDate, List<Moment>>();
    moments.forEach(
        one ->
            days.computeIfAbsent(one.at().atZone(zone).toLocalDate(), day -> new ArrayList<>())
                .add(one));
    return days;
  }
}
