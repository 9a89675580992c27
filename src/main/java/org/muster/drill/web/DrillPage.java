package org.muster.drill.web;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import org.muster.drill.Count;
import org.muster.drill.Drill;
import org.muster.drill.Review;
import org.muster.operation.Pack;
import org.muster.operation.Stage;
import org.muster.rounds.Tally;
import org.muster.shared.Text;

/** One drill: how far it is, and its review when it is done. */
public record DrillPage(Drill drill, Pack pack, List<Count> counts, ZoneId zone) {

  /** The picture's size in its own units. */
  public static final int WIDTH = 720;

  public static final int HEIGHT = 180;

  private static final int GROUND = 156;
  private static final int TALLEST = 130;
  private static final int HOUR_EVERY = 3;

  /** An hour below the picture. */
  public record Hour(int x, String time) {}

  public Stage stage() {
    return pack.stage(drill.scenario().stage());
  }

  /** Where the picture's ground line is. */
  public int ground() {
    return GROUND;
  }

  /** The line of those who were missing, over the day. */
  public String line() {
    int most = most();
    return counts.stream()
        .map(count -> x(count.at()) + "," + (GROUND - count.missing() * TALLEST / most))
        .collect(Collectors.joining(" "));
  }

  /** The most that were missing at once, at least one. */
  public int most() {
    return Math.max(1, counts.stream().mapToInt(Count::missing).max().orElse(1));
  }

  /** Every third full hour. */
  public List<Hour> hours(Text t) {
    return counts.stream()
        .map(Count::at)
        .filter(at -> at.atZone(zone).getMinute() == 0)
        .filter(at -> at.atZone(zone).getHour() % HOUR_EVERY == 0)
        .map(at -> new Hour(x(at), t.time(at, zone)))
        .toList();
  }

  /** The counts of full hours, for the table. */
  public List<Count> hourly() {
    return counts.stream().filter(count -> count.at().atZone(zone).getMinute() == 0).toList();
  }

  private int x(Instant at) {
    var first = counts.getFirst().at();
    long whole = Math.max(1, Duration.between(first, counts.getLast().at()).toMinutes());
    return (int) (30 + Duration.between(first, at).toMinutes() * (WIDTH - 60) / whole);
  }

  /** Everybody over all rounds of the day. */
  public Tally tally(Review review) {
    return new Tally(
        review.rounds().stream().mapToInt(Review.Asked::roll).sum(),
        review.rounds().stream().mapToInt(Review.Asked::reported).sum(),
        review.rounds().stream().mapToInt(Review.Asked::proxy).sum(),
        review.rounds().stream().mapToInt(Review.Asked::excused).sum(),
        review.rounds().stream().mapToInt(Review.Asked::unreachable).sum());
  }

  /** How long it took in earnest, in seconds. */
  public long seconds() {
    var ended = drill.endedAt();
    return ended == null ? 0 : Duration.between(drill.startedAt(), ended).toSeconds();
  }
}
