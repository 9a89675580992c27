package org.muster.desks;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.shared.Text;

/**
 * An on-call rota around the clock.
 *
 * @param phone the number it answers; null where people answer their own
 * @param unit whom it serves
 * @param shiftsPerDay 1 to 4 of the same length, the first from {@code begins} on
 * @param owner who is told when nobody will be on call
 */
public record Rota(
    UUID id,
    String nameZh,
    @Nullable String nameEn,
    String whatFor,
    @Nullable String phone,
    @Nullable String place,
    UUID unit,
    int shiftsPerDay,
    LocalTime begins,
    UUID owner,
    Instant madeAt) {

  /** From when to when somebody is on call; the end is the next one's start. */
  public record Slot(Instant start, Instant end) {

    /** True where it shares time with another span. */
    public boolean meets(Slot other) {
      return start.isBefore(other.end) && other.start.isBefore(end);
    }

    /** How long it is. */
    public Duration length() {
      return Duration.between(start, end);
    }
  }

  /** The name in the reader's language. */
  public String name(Text t) {
    return t.either(nameZh, nameEn);
  }

  /** The slots that begin on the days between two, both included. */
  List<Slot> slots(LocalDate from, LocalDate to, ZoneId zone) {
    var slots = new ArrayList<Slot>();
    int hours = 24 / shiftsPerDay;
    // By the clock on the wall: a day of 25 hours has one longer slot, and no gap.
    var end = to.plusDays(1).atTime(begins);
    for (var at = from.atTime(begins); at.isBefore(end); at = at.plusHours(hours)) {
      slots.add(
          new Slot(at.atZone(zone).toInstant(), at.plusHours(hours).atZone(zone).toInstant()));
    }
    return slots;
  }
}
