package org.muster.watch.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many fell ill on which day, or in which week of a long outbreak, by how they stand now.
 *
 * @param weekly true where a bar is seven days
 * @param undated how many have no onset
 */
public record Curve(boolean weekly, List<Bar> bars, int undated, int highest, int width) {

  public static final int HEIGHT = 200;

  /** Where the bars stand. */
  public static final int GROUND = 172;

  private static final int TALLEST = 148;
  private static final int LONG = 150;

  private static final List<CaseState> STACK =
      List.of(CaseState.DIED, CaseState.CONFIRMED, CaseState.RECOVERED, CaseState.SUSPECTED);

  /** A part of a bar, from the picture's top left. */
  public record Part(CaseState state, int y, int height) {}

  /**
   * One day or week.
   *
   * @param label true where its day is written below it
   */
  public record Bar(
      LocalDate from,
      Map<CaseState, Integer> counts,
      int x,
      int breadth,
      boolean label,
      List<Part> parts) {

    public int sum() {
      return counts.values().stream().mapToInt(n -> n).sum();
    }

    public int count(CaseState state) {
      return counts.getOrDefault(state, 0);
    }
  }

  /** The first day, with its year. */
  public LocalDate first() {
    return bars.getFirst().from();
  }

  /** The first day of the last bar. */
  public LocalDate last() {
    return bars.getLast().from();
  }

  /** The states that a bar is made of, from the ground up. */
  public static List<CaseState> stack() {
    return STACK;
  }

  /** The curve of cases, those excluded left out. */
  public static Curve of(List<Case> cases) {
    var onsets = new TreeMap<LocalDate, Map<CaseState, Integer>>();
    int undated = 0;
    for (var one : cases) {
      var onset = one.onset();
      if (one.state() == CaseState.EXCLUDED) {
        continue;
      }
      if (onset == null) {
        undated++;
        continue;
      }
      onsets
          .computeIfAbsent(onset, none -> new EnumMap<>(CaseState.class))
          .merge(one.state(), 1, Integer::sum);
    }
    if (onsets.isEmpty()) {
      return new Curve(false, List.of(), undated, 0, 0);
    }
    var first = onsets.firstKey();
    long days = onsets.lastKey().toEpochDay() - first.toEpochDay() + 1;
    boolean weekly = days > LONG;
    int span = weekly ? 7 : 1;
    int count = (int) Math.ceilDiv(days, span);
    var sums = new ArrayList<Map<CaseState, Integer>>();
    for (int n = 0; n < count; n++) {
      sums.add(new EnumMap<>(CaseState.class));
    }
    onsets.forEach(
        (day, counts) -> {
          var into = sums.get((int) ((day.toEpochDay() - first.toEpochDay()) / span));
          counts.forEach((state, n) -> into.merge(state, n, Integer::sum));
        });
    return drawn(first, span, sums, undated);
  }

  private static Curve drawn(
      LocalDate first, int span, List<Map<CaseState, Integer>> sums, int undated) {
    int step = Math.clamp(700 / sums.size(), 8, 36);
    int highest =
        sums.stream().mapToInt(m -> m.values().stream().mapToInt(n -> n).sum()).max().orElse(1);
    int every = Math.ceilDiv(56, step);
    var bars = new ArrayList<Bar>();
    for (int n = 0; n < sums.size(); n++) {
      var parts = new ArrayList<Part>();
      int below = 0;
      for (var state : STACK) {
        int here = sums.get(n).getOrDefault(state, 0);
        int bottom = GROUND - below * TALLEST / highest;
        below += here;
        int top = GROUND - below * TALLEST / highest;
        if (here > 0) {
          parts.add(new Part(state, top, bottom - top));
        }
      }
      bars.add(
          new Bar(
              first.plusDays((long) n * span),
              sums.get(n),
              32 + n * step,
              step - 2,
              n % every == 0,
              parts));
    }
    return new Curve(span > 1, bars, undated, highest, 32 + sums.size() * step + 32);
  }
}
