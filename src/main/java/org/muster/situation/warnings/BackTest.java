package org.muster.situation.warnings;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.muster.shared.Problem;

/**
 * What the methods would have called over a series of counts, daily or weekly, with the parameters
 * they judge a college by.
 */
public final class BackTest {

  /** A count of a day, or of the week that begins with it. */
  public record Point(LocalDate day, int count) {}

  /** What one method called. */
  public record Line(
      String method, int judged, List<LocalDate> alarms, Optional<LocalDate> first) {}

  /** What all of them called. */
  public record Result(boolean weekly, List<Point> points, List<Line> lines) {

    /** Whether any method called on a day. */
    public boolean called(LocalDate day) {
      return lines.stream().anyMatch(line -> line.alarms().contains(day));
    }
  }

  /** What becomes a warning: what one of the three calls, looked at twice. */
  private static final String MUSTER = "Muster";

  private static final int LEAST = 8;
  private static final int MOST = 5_000;

  private BackTest() {}

  /**
   * Runs them.
   *
   * @param points one after the other without a gap
   * @throws Problem when there are too few or too many, or days between them are missing
   */
  public static Result of(List<Point> points) {
    if (points.size() < LEAST || points.size() > MOST) {
      throw Problem.unprocessable("situation.series-length", LEAST, MOST);
    }
    long step = ChronoUnit.DAYS.between(points.get(0).day, points.get(1).day);
    for (int n = 1; n < points.size(); n++) {
      if (step != 1 && step != 7
          || ChronoUnit.DAYS.between(points.get(n - 1).day, points.get(n).day) != step) {
        throw Problem.unprocessable("situation.series-gap", n + 1);
      }
    }
    var lines = new ArrayList<Line>();
    var counts = points.stream().mapToInt(Point::count).toArray();
    for (var method : Ears.Method.values()) {
      lines.add(line(method.name(), points, n -> Judging.ears("college").judge(method, counts, n)));
    }
    lines.add(
        line(
            MUSTER,
            points,
            n ->
                Stream.of(Ears.Method.values())
                    .flatMap(method -> Judging.ears("college").call(method, counts, n).stream())
                    .findFirst()
                    .or(
                        () ->
                            Judging.ears("college")
                                .judge(Ears.Method.C1, counts, n)
                                .map(Judged::usual))));
    int years = (points.size() - 4) / 53;
    if (step == 7 && years >= 3) {
      var method = Farrington.improved(Math.min(5, years));
      var weeks = points.stream().mapToDouble(Point::count).toArray();
      lines.add(line("Farrington", points, n -> method.judge(weeks, points.getFirst().day, n)));
    }
    return new Result(step == 7, points, lines);
  }

  private static Line line(
      String method, List<Point> points, java.util.function.IntFunction<Optional<Judged>> judge) {
    int judged = 0;
    var alarms = new ArrayList<LocalDate>();
    for (int n = 0; n < points.size(); n++) {
      var found = judge.apply(n);
      judged += found.isPresent() ? 1 : 0;
      if (found.filter(Judged::alarm).isPresent()) {
        alarms.add(points.get(n).day);
      }
    }
    return new Line(method, judged, alarms, alarms.stream().findFirst());
  }
}
