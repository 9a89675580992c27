package org.muster.people;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.UUID;

/**
 * A university, or one of its kind.
 *
 * @param code its short name in addresses, unique in the program
 * @param dayBegins the hour a day begins in its zone; an answer at 01:30 may belong to yesterday
 */
public record Institution(UUID id, String code, String name, ZoneId zone, LocalTime dayBegins) {

  /** The institution's day a moment belongs to. */
  public LocalDate day(Instant moment) {
    return moment.atZone(zone).minusNanos(dayBegins.toNanoOfDay()).toLocalDate();
  }
}
