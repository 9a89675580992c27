package org.muster.isolation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How many beds there will be on each of the coming days, if nobody's stay is lengthened and as
 * many come as came in the last seven days.
 *
 * @param beds in rooms that are in use
 * @param waiting who waits for one now
 * @param perDay how many were placed a day in the last seven
 */
public record OccupancyForecast(int beds, int waiting, double perDay, List<Day> days) {

  static final int DAYS = 14;

  /** The picture's size in its own units. */
  public static final int WIDTH = 560;

  public static final int HEIGHT = 170;

  private static final int GROUND = 140;
  private static final int TALLEST = 118;
  private static final int STEP = WIDTH / DAYS;
  private static final int BAR = 28;

  /**
   * One day.
   *
   * @param occupied by those who are in now
   * @param leaving of those, who may leave on it
   * @param coming taken by who waits, and who will come
   */
  public record Day(LocalDate day, int occupied, int leaving, int cleaning, int coming, int free) {}

  /** A bar of the picture, from its top left. */
  public record Bar(String style, int x, int y, int width, int height) {}

  /**
   * Looks ahead.
   *
   * @param leaving the day each who is in may leave
   * @param cleaning how many beds are being cleaned now
   */
  static OccupancyForecast of(
      LocalDate today,
      int beds,
      List<LocalDate> leaving,
      int cleaning,
      int cleaningDays,
      int waiting,
      double perDay) {
    var days =
        IntStream.range(0, DAYS)
            .mapToObj(
                n -> {
                  var day = today.plusDays(n);
                  // Who could have left already does so today at the earliest.
                  int in =
                      (int)
                          leaving.stream()
                              .filter(last -> !later(last, today).isBefore(day))
                              .count();
                  int out =
                      (int) leaving.stream().filter(last -> later(last, today).equals(day)).count();
                  int dirty =
                      (n == 0 ? cleaning : 0)
                          + (int)
                              leaving.stream()
                                  .map(last -> later(last, today))
                                  .filter(
                                      last ->
                                          last.isBefore(day)
                                              && !last.plusDays(cleaningDays).isBefore(day))
                                  .count();
                  int coming = waiting + (int) Math.ceil(perDay * n);
                  return new Day(
                      day, in, out, dirty, coming, Math.max(0, beds - in - dirty - coming));
                })
            .toList();
    return new OccupancyForecast(beds, waiting, perDay, days);
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? other : one;
  }

  /** The first day without a free bed. */
  public Optional<LocalDate> ends() {
    return days.stream().filter(day -> day.free() == 0).map(Day::day).findFirst();
  }

  /** The bars of a day, from the ground up: occupied, being cleaned, coming. */
  public List<Bar> bars(int n) {
    var day = days.get(n);
    int x = n * STEP + (STEP - BAR) / 2;
    int scale =
        Math.max(
            1,
            Math.max(
                beds,
                days.stream()
                    .mapToInt(one -> one.occupied() + one.cleaning() + one.coming())
                    .max()
                    .orElse(1)));
    int first = day.occupied() * TALLEST / scale;
    int second = day.cleaning() * TALLEST / scale;
    int third = day.coming() * TALLEST / scale;
    return List.of(
        new Bar("i-bar-occupied", x, GROUND - first, BAR, first),
        new Bar("i-bar-cleaning", x, GROUND - first - second, BAR, second),
        new Bar("i-bar-coming", x, GROUND - first - second - third, BAR, third));
  }

  /** The height at which all beds are taken. */
  public int full() {
    int scale =
        Math.max(
            1,
            Math.max(
                beds,
                days.stream()
                    .mapToInt(one -> one.occupied() + one.cleaning() + one.coming())
                    .max()
                    .orElse(1)));
    return GROUND - beds * TALLEST / scale;
  }

  /** Where a day's words stand. */
  public int middle(int n) {
    return n * STEP + STEP / 2;
  }

  public int ground() {
    return GROUND;
  }

  /** Who comes, in tenths of a person a day; null where nobody came. */
  public @Nullable String rate() {
    return perDay == 0 ? null : String.format(java.util.Locale.ROOT, "%.1f", perDay);
  }
}
