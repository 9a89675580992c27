package org.muster.drill;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import org.muster.rounds.Schedule;

/** The hours of the day that is played. */
record Hours(LocalDate day, ZoneId zone) {

  private static final LocalTime MORNING = LocalTime.of(5, 30);
  private static final LocalTime EARLIEST_END = LocalTime.of(21, 0);
  private static final LocalTime LATEST_END = LocalTime.of(23, 45);
  private static final Duration AFTER_DUE = Duration.ofMinutes(150);
  private static final Duration LAST_CALLS = Duration.ofMinutes(45);

  Instant morning() {
    return at(MORNING);
  }

  /** When the day ends whatever is left: in time for a night's sleep. */
  Instant end(List<Schedule> asked) {
    var due =
        asked.stream()
            .map(Schedule::due)
            .max(Comparator.naturalOrder())
            .map(this::at)
            .orElse(morning());
    var end = due.plus(AFTER_DUE);
    var earliest = at(EARLIEST_END);
    var latest = at(LATEST_END);
    return end.isBefore(earliest) ? earliest : end.isAfter(latest) ? latest : end;
  }

  Instant lastCall(Instant end) {
    return end.minus(LAST_CALLS);
  }

  LocalTime time(Instant at) {
    return at.atZone(zone).toLocalTime();
  }

  private Instant at(LocalTime time) {
    return day.atTime(time).atZone(zone).toInstant();
  }
}
