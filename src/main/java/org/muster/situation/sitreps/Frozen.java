package org.muster.situation.sitreps;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muster.shared.Text;

/**
 * What a situation report counts, as it stood at a moment, named in its language.
 *
 * @param institution whose it is
 * @param day the day that is counted
 * @param at the moment
 * @param previous the report before it, whose numbers it is compared with
 * @param figures every figure that was known of that day
 * @param colleges the same by college, in their order
 * @param days the days up to this one, the oldest first
 */
public record Frozen(
    String institution,
    LocalDate day,
    Instant at,
    @Nullable Previous previous,
    List<Figure> figures,
    List<College> colleges,
    List<Day> days) {

  /** The last report that was released before. */
  public record Previous(int number, Instant at) {}

  /**
   * A figure of the whole.
   *
   * @param before what the previous report says; null where it does not
   */
  public record Figure(
      String key, String label, String definition, int value, @Nullable Integer before) {

    /** By how many it has changed; null where there is nothing to compare with. */
    public @Nullable Integer change() {
      return before == null ? null : value - before;
    }

    /** The same as people read it: {@code +12}, {@code −3}, {@code 0}, a dash for unknown. */
    public String changed(Text t) {
      var change = change();
      if (change == null) {
        return "–";
      }
      return change == 0 ? "0" : (change > 0 ? "+" : "−") + t.count(Math.abs(change));
    }
  }

  /** A college's figures by key; one that is not there is nobody. */
  public record College(String name, Map<String, Integer> values) {

    public int value(String key) {
      return values.getOrDefault(key, 0);
    }
  }

  /** A day's figures of the whole by key; one that is not there was not known. */
  public record Day(LocalDate day, Map<String, Integer> values) {}

  /** A figure of the whole, where it was known. */
  public Optional<Figure> figure(String key) {
    return figures.stream().filter(one -> one.key().equals(key)).findFirst();
  }

  /** The value of a figure of the whole, or 0 where it was not known. */
  public int value(String key) {
    return figure(key).map(Figure::value).orElse(0);
  }
}
