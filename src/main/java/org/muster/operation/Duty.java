package org.muster.operation;

import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import org.muster.people.PostKind;

/**
 * What the holders of a post must do at a stage.
 *
 * @param code its name for good within the pack
 * @param by until when on each day; null for any time
 */
public record Duty(
    String code, PostKind role, Cadence cadence, @Nullable LocalTime by, Words text) {

  /** How often a duty comes back. */
  public enum Cadence {
    /** Once in each stage that has it. */
    ONCE,
    DAILY
  }

  public boolean daily() {
    return cadence == Cadence.DAILY;
  }
}
