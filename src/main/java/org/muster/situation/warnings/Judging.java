package org.muster.situation.warnings;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which methods judge a unit, by its kind, and with which parameters. */
@Component
public class Judging {

  /** So many of one room or class on a day are looked into whatever their number was before. */
  static final int ON_A_DAY = 3;

  /** The same for three days together. */
  static final int IN_THREE_DAYS = 5;

  /**
   * Small units are mostly empty: with a baseline of nothing and this least deviation three are
   * unusual, two are not yet. Of larger ones two more than usual may be chance.
   */
  private static final Map<String, Ears> EARS =
      Map.of(
          "room", new Ears(Ears.WEEK, 0.75),
          "floor", new Ears(Ears.WEEK, 0.75),
          "class", new Ears(Ears.WEEK, 0.75),
          "building", new Ears(Ears.WEEK, 1),
          "campus", new Ears(Ears.WEEK, 1),
          "college", new Ears(Ears.WEEK, 1),
          "university", new Ears(Ears.WEEK, 1));

  /**
   * Judged by C1 and C2 only: there are hundreds of them, and what begins small is their matter.
   */
  private static final List<String> MANY = List.of("room", "floor", "class");

  private final ChanceAlarms chances = new ChanceAlarms();

  /** A call with how often it comes by chance. */
  record Call(Warning.Method method, double expected, double upper, double chance) {}

  static boolean judges(String kind) {
    return EARS.containsKey(kind);
  }

  /** How a kind of unit is judged. */
  static Ears ears(String kind) {
    return EARS.getOrDefault(kind, new Ears(Ears.WEEK, 1));
  }

  /**
   * Judges the last of some counts.
   *
   * @param likely what the last will be at least, when more reports are to come; the law's rule is
   *     about what was reported
   * @param explained how many of them were called below already
   * @param symptoms true where the law has a rule for it
   * @param threeInARow true where the last three counts are of three days running
   */
  Optional<Call> judge(
      String kind,
      int[] counts,
      int likely,
      double explained,
      boolean symptoms,
      boolean threeInARow) {
    int last = counts.length - 1;
    if (counts[last] == 0) {
      return Optional.empty();
    }
    if (symptoms && List.of("room", "class").contains(kind) && ruled(counts, threeInARow)) {
      double before = Arrays.stream(counts, 0, last).average().orElse(0);
      return Optional.of(new Call(Warning.Method.RULE, before, ON_A_DAY - 1.0, 1));
    }
    var left = counts.clone();
    left[last] = (int) Math.max(0, Math.floor(likely - explained));
    for (var method : Ears.Method.values()) {
      if (method == Ears.Method.C3 && MANY.contains(kind)) {
        continue;
      }
      var judged = ears(kind).call(method, left, last);
      if (judged.isPresent()) {
        return judged.map(
            found ->
                new Call(
                    Warning.Method.valueOf(method.name()),
                    found.expected(),
                    found.upper(),
                    chances.share(ears(kind), method, found.expected())));
      }
    }
    return Optional.empty();
  }

  private static boolean ruled(int[] counts, boolean threeInARow) {
    int last = counts.length - 1;
    return counts[last] >= ON_A_DAY
        || threeInARow && counts[last] + counts[last - 1] + counts[last - 2] >= IN_THREE_DAYS;
  }
}
