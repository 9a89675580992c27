package org.muster.requests;

import java.util.UUID;

/**
 * A final decision.
 *
 * @param by who took it
 */
public record Settled(Ask ask, Outcome outcome, UUID by, String byName) {

  /** How it ended. */
  public enum Outcome {
    /** The last step was passed: approved, or carried out. */
    GRANTED,
    REFUSED,
    WITHDRAWN
  }
}
