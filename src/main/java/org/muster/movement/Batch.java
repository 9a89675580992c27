package org.muster.movement;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A batch that comes back.
 *
 * @param people how many are to come back with it
 * @param mine the day the reader took; null for none, or for one who is not of it
 */
public record Batch(
    UUID id,
    String name,
    String unitName,
    LocalDate from,
    LocalDate to,
    int capacity,
    int people,
    @Nullable LocalDate mine,
    List<Day> days) {

  /** A day of it: how many may come, have taken it, have arrived. */
  public record Day(LocalDate day, int capacity, int taken, int arrived) {

    public int free() {
      return capacity - taken;
    }
  }

  public int taken() {
    return days.stream().mapToInt(Day::taken).sum();
  }

  public int arrived() {
    return days.stream().mapToInt(Day::arrived).sum();
  }
}
