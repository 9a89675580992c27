package org.muster.situation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * How a whole of people was made up, day by day: some of its parts as stacked bars drawn on the
 * server, and all of them as the same table.
 *
 * @param titleKey the message that heads it
 * @param whatKey the message that says what the bars show
 * @param wholeKey the message that names the whole
 * @param days the oldest first
 */
public record Trend(
    String titleKey, String whatKey, String wholeKey, List<Part> parts, List<Day> days) {

  /** The picture's size in its own units, whatever the page makes of it. */
  public static final int WIDTH = 560;

  public static final int HEIGHT = 150;

  /** Where the bars stand. */
  public static final int GROUND = 130;

  private static final int TALLEST = 108;
  private static final int STEP = 40;
  private static final int BAR = 30;

  /**
   * A part of the whole.
   *
   * @param labelKey the message that names it
   * @param style the CSS class its bar is filled by; empty for a part that only the table has
   */
  public record Part(String labelKey, String style) {

    boolean drawn() {
      return !style.isEmpty();
    }
  }

  /**
   * One day's figures.
   *
   * @param address where the day can be looked at
   * @param over false while its figures still move: it is in the table only
   * @param counts the parts, in their order
   */
  public record Day(
      LocalDate day, String name, String address, boolean over, int whole, List<Integer> counts) {}

  /** A part of a day's bar, from the picture's top left. */
  public record Bar(String style, int x, int y, int width, int height) {}

  /** A day's bar with its words: the day below it, the sum of its parts above. */
  public record Stack(Day day, List<Bar> bars, int sum, int middle, int top) {}

  /** The bars of the days that are over, as many as there is room for. */
  public List<Stack> stacks() {
    var over = days.stream().filter(Day::over).toList();
    var shown = over.subList(Math.max(0, over.size() - WIDTH / STEP), over.size());
    int most = Math.max(1, shown.stream().mapToInt(this::sum).max().orElse(1));
    var stacks = new ArrayList<Stack>();
    for (int n = 0; n < shown.size(); n++) {
      stacks.add(stack(shown.get(n), n * STEP + (STEP - BAR) / 2, most));
    }
    return stacks;
  }

  private Stack stack(Day day, int x, int most) {
    var bars = new ArrayList<Bar>();
    int top = GROUND;
    for (int n = 0; n < parts.size(); n++) {
      if (parts.get(n).drawn()) {
        int height = day.counts().get(n) * TALLEST / most;
        top -= height;
        bars.add(new Bar(parts.get(n).style(), x, top, BAR, height));
      }
    }
    return new Stack(day, bars, sum(day), x + BAR / 2, top);
  }

  private int sum(Day day) {
    int sum = 0;
    for (int n = 0; n < parts.size(); n++) {
      sum += parts.get(n).drawn() ? day.counts().get(n) : 0;
    }
    return sum;
  }
}
