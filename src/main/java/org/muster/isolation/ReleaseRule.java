package org.muster.isolation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * When somebody may leave, as data.
 *
 * @param days since the last exposure
 * @param coolDays the last so many days measured, and below 37.3 °C
 * @param tests negative ones, since the last positive
 */
public record ReleaseRule(int days, int coolDays, int tests) {

  /** From this on a temperature is an alert, in tenths of a degree Celsius. */
  public static final int FEVER = 373;

  /**
   * One condition and how it stands.
   *
   * @param word the message {@code isolation.condition.<word>} says it, filled with done and needed
   */
  public record Condition(String word, int done, int needed) {

    public boolean met() {
      return done >= needed;
    }
  }

  /**
   * How somebody's conditions stand.
   *
   * @param days how many are needed of theirs, which may have been lengthened
   * @param highest the highest temperature of each day it was measured on, in tenths
   * @param tested whether the tests were negative, the oldest first
   */
  List<Condition> conditions(
      LocalDate countsFrom,
      int days,
      LocalDate today,
      Map<LocalDate, Integer> highest,
      List<Boolean> tested) {
    var conditions = new ArrayList<Condition>();
    conditions.add(
        new Condition(
            "days", (int) java.time.temporal.ChronoUnit.DAYS.between(countsFrom, today), days));
    if (coolDays > 0) {
      int cool =
          (int)
              IntStream.range(0, coolDays)
                  .takeWhile(
                      back -> {
                        var most = highest.get(today.minusDays(back));
                        return most != null && most < FEVER;
                      })
                  .count();
      conditions.add(new Condition("cool", cool, coolDays));
    }
    if (tests > 0) {
      int lastPositive = tested.lastIndexOf(false);
      conditions.add(new Condition("tests", tested.size() - 1 - lastPositive, tests));
    }
    return conditions;
  }
}
