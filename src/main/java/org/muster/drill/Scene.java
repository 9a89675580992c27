package org.muster.drill;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.muster.rounds.Round;
import org.muster.shared.Text;

/**
 * A played moment on the copy.
 *
 * @param time the same moment on the clock of the campus
 * @param open the rounds that are open
 * @param lastCall from when on who is not found by telephone is declared unreachable
 * @param words the language of the drill
 */
record Scene(
    Scenario scenario,
    LocalDate day,
    Instant at,
    LocalTime time,
    List<Round> open,
    Instant lastCall,
    Course course,
    Text words) {

  /** From one played moment to the next. */
  static final Duration STEP = Duration.ofMinutes(5);

  private static final LocalTime STAFF_FROM = LocalTime.of(7, 30);
  private static final LocalTime STAFF_TO = LocalTime.of(23, 45);

  /** The same with the rounds that are open. */
  Scene with(List<Round> rounds) {
    return new Scene(scenario, day, at, time, rounds, lastCall, course, words);
  }

  /** True in the hours in which staff do anything. */
  boolean atWork() {
    return !time.isBefore(STAFF_FROM) && !time.isAfter(STAFF_TO);
  }

  /** True every so many minutes. */
  boolean every(int minutes) {
    return (time.toSecondOfDay() / 60) % minutes == 0;
  }

  /** Who is last called now. */
  boolean late() {
    return !at.isBefore(lastCall);
  }

  Temper temper(String number) {
    return new Temper(scenario, number);
  }
}
