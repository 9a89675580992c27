package org.muster.situation.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The counts of some days as bars, with the count up to which the last would have been usual.
 *
 * @param expected what was to be expected of the last day
 * @param upper up to which it would have been usual; nothing where a cluster was found, not a count
 */
public record Picture(List<Day> days, double expected, double upper) {

  public static final int WIDTH = 344;
  public static final int HEIGHT = 140;
  public static final int GROUND = 116;

  private static final int TALLEST = 92;
  private static final int MOST = 8;

  /** A day with its count. */
  public record Day(LocalDate day, int count) {}

  /** A bar, from the picture's top left. */
  public record Bar(Day day, int x, int y, int width, int height, int middle, boolean last) {}

  /** The bars, the newest on the right. */
  public List<Bar> bars() {
    int step = WIDTH / MOST;
    var shown = days.subList(Math.max(0, days.size() - MOST), days.size());
    var bars = new ArrayList<Bar>();
    for (int n = 0; n < shown.size(); n++) {
      int x = n * step + 4;
      int height = height(shown.get(n).count());
      bars.add(
          new Bar(
              shown.get(n),
              x,
              GROUND - height,
              step - 8,
              height,
              x + (step - 8) / 2,
              n == shown.size() - 1));
    }
    return bars;
  }

  /** True where there is a line of the usual. */
  public boolean lined() {
    return upper > 0;
  }

  /** Where the line of the usual runs. */
  public int line() {
    return GROUND - height(upper);
  }

  private int height(double count) {
    double most = Math.max(1, Math.max(upper, days.stream().mapToInt(Day::count).max().orElse(1)));
    return (int) Math.round(count * TALLEST / most);
  }
}
