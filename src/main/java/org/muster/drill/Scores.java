package org.muster.drill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.muster.directives.Issued;
import org.muster.operation.Incident;
import org.muster.operation.Relief;

/**
 * What a drill is measured by. The aims and weights are Muster's own, stated on the page: that
 * every name is accounted for counts most.
 */
final class Scores {

  private static final int ALL = 40;
  private static final int IN_TIME = 15;
  private static final int FOUND = 15;
  private static final int LAST = 15;
  private static final int GAP = 15;
  private static final int ORDER = 15;

  private Scores() {}

  static List<Review.Measure> of(
      Scenario scenario,
      List<Review.Asked> asked,
      List<Incident> incidents,
      List<Issued.Line> orders) {
    var measures = new ArrayList<Review.Measure>();
    int roll = sum(asked, Review.Asked::roll);
    int missing = sum(asked, Review.Asked::missing);
    measures.add(rising("all", percent(roll - missing, roll), 90, 100, ALL));
    measures.add(
        rising("in-time", percent(sum(asked, Review.Asked::inTime), roll), 60, 90, IN_TIME));
    int sought = sum(asked, Review.Asked::proxy) + sum(asked, Review.Asked::unreachable) + missing;
    measures.add(rising("found", percent(sum(asked, Review.Asked::proxy), sought), 60, 95, FOUND));
    measures.add(falling("last", last(asked), 480, 1_440, LAST));
    if (scenario.absent() > 0) {
      measures.add(falling("gap", gap(incidents), 120, 480, GAP));
    }
    int receivers = orders.stream().mapToInt(Issued.Line::receivers).sum();
    int done = orders.stream().mapToInt(Issued.Line::done).sum();
    if (receivers > 0) {
      measures.add(rising("order", percent(done, receivers), 60, 95, ORDER));
    }
    return measures;
  }

  /** The points in percent of those there were, rounded down. */
  static int total(List<Review.Measure> measures) {
    int most = measures.stream().mapToInt(Review.Measure::most).sum();
    return most == 0 ? 0 : measures.stream().mapToInt(Review.Measure::points).sum() * 100 / most;
  }

  /** Minutes from a deadline to the last name; a day where somebody is missing. */
  private static int last(List<Review.Asked> asked) {
    return asked.stream()
        .mapToInt(
            one ->
                one.last() == null
                    ? 1_440
                    : (int) Math.max(0, Duration.between(one.dueAt(), one.last()).toMinutes()))
        .max()
        .orElse(0);
  }

  /** The longest that students were without a counsellor, in minutes. */
  private static int gap(List<Incident> incidents) {
    return incidents.stream()
        .filter(Relief::isGap)
        .mapToInt(
            one ->
                one.closedAt() == null
                    ? 1_440
                    : (int)
                        Duration.between(one.openedAt(), Objects.requireNonNull(one.closedAt()))
                            .toMinutes())
        .max()
        .orElse(0);
  }

  private static int sum(
      List<Review.Asked> asked, java.util.function.ToIntFunction<Review.Asked> of) {
    return asked.stream().mapToInt(of).sum();
  }

  /** Rounded down: 100 is all. */
  private static int percent(int part, int whole) {
    return whole == 0 ? 100 : (int) (part * 100L / whole);
  }

  /** Nothing at {@code none}, all points from the aim on. */
  private static Review.Measure rising(String code, int value, int none, int aim, int most) {
    int points = most * Math.clamp(value - none, 0, aim - none) / (aim - none);
    return new Review.Measure(code, value, aim, points, most);
  }

  private static Review.Measure falling(String code, int value, int aim, int none, int most) {
    int points = most * Math.clamp(none - value, 0, none - aim) / (none - aim);
    return new Review.Measure(code, value, aim, points, most);
  }
}
