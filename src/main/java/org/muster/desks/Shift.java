package org.muster.desks;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody's time on call.
 *
 * @param name what the person is called
 * @param sequence raised by each change of person
 */
public record Shift(
    UUID id,
    UUID rota,
    UUID person,
    String name,
    Instant start,
    Instant end,
    int sequence,
    Instant changedAt) {

  /** True while it runs. */
  public boolean runs(Instant now) {
    return !start.isAfter(now) && end.isAfter(now);
  }

  /** From when to when. */
  public Rota.Slot slot() {
    return new Rota.Slot(start, end);
  }
}
