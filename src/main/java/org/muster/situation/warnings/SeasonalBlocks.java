package org.muster.situation.warnings;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/**
 * Which of the weeks before one are like it: those around the same week of earlier years are of its
 * own period; the rest of each year is parted evenly into the others.
 */
final class SeasonalBlocks {

  /** Of no period: too long ago, or not asked for. */
  static final int NONE = 0;

  private SeasonalBlocks() {}

  /**
   * The period of each week up to this one, that of the week itself being the last.
   *
   * @param same this week and the same one of earlier years, the newest first
   */
  static int[] of(int[] same, int half, int periods) {
    int week = same[0];
    var blocks = new int[week + 1];
    Arrays.fill(blocks, week - half, week + 1, periods);
    for (int year = 1; year < same.length; year++) {
      int from = same[year] + half + 1;
      Arrays.fill(blocks, same[year] - half, from, periods);
      int between = same[year - 1] - half - from;
      for (int period = 1; period < periods; period++) {
        int length = between / (periods - 1) + (period <= between % (periods - 1) ? 1 : 0);
        Arrays.fill(blocks, from, from + length, period);
        from += length;
      }
    }
    return blocks;
  }

  /** A week and the same week of earlier years, where weeks are counted and a year has 52. */
  static int[] counted(int week, int years) {
    var same = new int[years + 1];
    for (int year = 0; year <= years; year++) {
      same[year] = week - 52 * year;
    }
    return same;
  }

  /** The same by the calendar: the week whose day of the week is nearest to the same date. */
  static int[] dated(LocalDate first, int week, int years) {
    var day = first.plusWeeks(week);
    var same = new int[years + 1];
    same[0] = week;
    for (int year = 1; year <= years; year++) {
      // The 29th of February has no namesake; the day after it is meant.
      var date =
          day.getDayOfMonth() == day.minusYears(year).getDayOfMonth()
              ? day.minusYears(year)
              : day.minusYears(year).plusDays(1);
      same[year] = (int) ChronoUnit.WEEKS.between(first, nearest(date, day.getDayOfWeek()));
    }
    return same;
  }

  private static LocalDate nearest(LocalDate date, DayOfWeek weekday) {
    int ahead = Math.floorMod(weekday.getValue() - date.getDayOfWeek().getValue(), 7);
    return ahead <= 3 ? date.plusDays(ahead) : date.minusDays(7L - ahead);
  }
}
