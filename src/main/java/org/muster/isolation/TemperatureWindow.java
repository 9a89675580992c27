package org.muster.isolation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/**
 * A time in which everybody isolated is measured once: 07:00 to 10:00 and 16:00 to 19:00.
 *
 * @param opens a measurement from then on counts for it
 * @param closes who has not been measured by then is missing, until the next one opens
 */
public record TemperatureWindow(Instant opens, Instant closes) {

  private record Hours(LocalTime opens, LocalTime closes) {

    TemperatureWindow on(LocalDate day, ZoneId zone) {
      return new TemperatureWindow(
          day.atTime(opens).atZone(zone).toInstant(), day.atTime(closes).atZone(zone).toInstant());
    }
  }

  private static final List<Hours> HOURS =
      List.of(
          new Hours(LocalTime.of(7, 0), LocalTime.of(10, 0)),
          new Hours(LocalTime.of(16, 0), LocalTime.of(19, 0)));

  /** The one that opened last. */
  public static TemperatureWindow last(Instant now, ZoneId zone) {
    var today = now.atZone(zone).toLocalDate();
    return HOURS.reversed().stream()
        .map(hours -> hours.on(today, zone))
        .filter(window -> !window.opens().isAfter(now))
        .findFirst()
        .orElseGet(() -> HOURS.getLast().on(today.minusDays(1), zone));
  }

  /** The one that opens next. */
  public static TemperatureWindow next(Instant now, ZoneId zone) {
    var today = now.atZone(zone).toLocalDate();
    return HOURS.stream()
        .map(hours -> hours.on(today, zone))
        .filter(window -> window.opens().isAfter(now))
        .findFirst()
        .orElseGet(() -> HOURS.getFirst().on(today.plusDays(1), zone));
  }

  /** True while it runs. */
  public boolean runs(Instant now) {
    return !now.isBefore(opens) && now.isBefore(closes);
  }
}
