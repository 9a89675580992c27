package org.muster.movement;

import java.time.Instant;
import java.util.UUID;

/**
 * A pass for the gate.
 *
 * @param code what is typed where nothing can be scanned
 * @param stands false for one whose leave is over or was given up
 */
public record Pass(
    UUID id,
    UUID leave,
    UUID person,
    String name,
    Leave.Kind kind,
    String code,
    Instant from,
    Instant to,
    boolean stands,
    boolean photo) {

  /** True while it opens the gate. */
  public boolean valid(Instant now) {
    return stands && !now.isBefore(from) && now.isBefore(to);
  }
}
