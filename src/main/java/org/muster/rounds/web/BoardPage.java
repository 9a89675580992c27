package org.muster.rounds.web;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muster.rounds.Round;
import org.muster.rounds.Tally;
import org.muster.situation.Trend;

/**
 * The one picture of a round, for everybody below a unit and a place.
 *
 * @param self the address that shows this board again
 * @param title the unit's and the place's name
 * @param crumbs the way up, by units and by places
 * @param people where all its names are
 * @param units what is below the unit; empty for a class
 * @param places what is below the place; empty where the viewer may not see places
 * @param doubt how far the totals can be trusted; null before that was judged, and below a college
 * @param received what has arrived and is not on the roll; null where there is no such thing
 * @param trend null where there is a place, which has had no rounds of its own
 * @param flagged how many abnormal answers; null where they are not the viewer's to know
 */
public record BoardPage(
    Round round,
    ZoneId zone,
    Instant now,
    String self,
    String title,
    List<Crumb> crumbs,
    String people,
    Tally tally,
    List<BoardLine> units,
    List<BoardLine> places,
    @Nullable Integer flagged,
    @Nullable SignaturePanel signature,
    @Nullable DoubtLine doubt,
    @Nullable Received received,
    @Nullable Trend trend) {

  /** Reports that are still to be recorded, and those that could not be. */
  public record Received(long waiting, int refused) {}

  /** A step up. */
  public record Crumb(String name, String href) {}

  /** How many of the fullest gaps are named. */
  private static final int GAPS = 8;

  /** True when the deadline has passed while somebody is missing. */
  public boolean late() {
    return now.isAfter(round.dueAt()) && !tally.whole();
  }

  /** The units with most people missing, worst first. */
  public List<BoardLine> gaps() {
    return units.stream()
        .filter(line -> line.tally().missing() > 0)
        .sorted(Comparator.comparingInt((BoardLine line) -> line.tally().missing()).reversed())
        .limit(GAPS)
        .toList();
  }

  /** Changes when the board does: an unchanged one is not sent again. */
  public String seen() {
    return Integer.toHexString(
        Objects.hash(
            round,
            now.truncatedTo(ChronoUnit.MINUTES),
            tally,
            units,
            places,
            flagged,
            signature,
            doubt,
            received));
  }

  /** The names of one state. */
  public String people(String state) {
    return Addresses.with(people, "state", state);
  }
}
