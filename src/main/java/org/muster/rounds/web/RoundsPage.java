package org.muster.rounds.web;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.muster.forms.FormVersion;
import org.muster.rounds.Round;
import org.muster.rounds.Schedule;
import org.muster.rounds.Tally;

/** The rounds that were, are and will be. */
public record RoundsPage(
    ZoneId zone,
    List<Line> rounds,
    List<Schedule> schedules,
    Map<String, FormVersion> forms,
    boolean makes) {

  /** One round with its figures; none before it opens. */
  public record Line(Round round, Tally tally) {}
}
