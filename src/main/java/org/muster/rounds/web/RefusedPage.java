package org.muster.rounds.web;

import java.time.ZoneId;
import java.util.List;
import org.muster.rounds.RefusedReport;
import org.muster.rounds.Round;

/** Reports of a round that arrived and could not be recorded. */
public record RefusedPage(Round round, ZoneId zone, List<RefusedReport> lines) {

  /** The message that says why. */
  public static String why(RefusedReport line) {
    return line.why().replaceFirst("^rounds", "rounds.refused");
  }
}
