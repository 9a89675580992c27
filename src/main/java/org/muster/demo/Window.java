package org.muster.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.muster.people.Institution;

/** From when to when the answers of a day come in. */
record Window(Instant from, Instant to) {

  private static final LocalTime FIRST = LocalTime.of(6, 30);
  private static final LocalTime LAST = LocalTime.of(9, 40);

  /** The morning of a day that is over. */
  static Window of(Institution institution, LocalDate day) {
    return new Window(at(institution, day, FIRST), at(institution, day, LAST));
  }

  /** This morning up to now; who looks at night sees the last hour and a half. */
  static Window upTo(Instant now, Institution institution) {
    var today = institution.day(now);
    var morning = of(institution, today);
    if (now.isAfter(morning.from.plus(Duration.ofMinutes(30)))) {
      return new Window(morning.from, now.isBefore(morning.to) ? now : morning.to);
    }
    var start = at(institution, today, institution.dayBegins());
    var recent = now.minus(Duration.ofMinutes(90));
    return new Window(recent.isAfter(start) ? recent : start, now);
  }

  static Instant at(Institution institution, LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(institution.zone()).toInstant();
  }

  /** The moment at a part of the window, from 0 to 1. */
  Instant at(double part) {
    return from.plus(Duration.ofMillis((long) (Duration.between(from, to).toMillis() * part)));
  }
}
