package org.muster.situation.upward;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One try to send a return.
 *
 * @param by who sent it; null for Muster itself
 * @param status what the other end answered by; null where it was not reached
 * @param answer what the other end said; where it was not reached, the word for why
 */
public record UpwardAttempt(
    Instant at, @Nullable String by, Outcome outcome, @Nullable Integer status, String answer) {

  /** What came of it. */
  public enum Outcome {
    ACCEPTED,
    REFUSED,
    UNREACHED;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Outcome of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }
}
