package org.muster.calls;

import java.util.Locale;
import org.muster.shared.Problem;

/** What came of an attempt. */
public enum Outcome {
  REACHED_WELL,
  REACHED_ISSUE,
  NO_ANSWER,
  WRONG_NUMBER,
  REFUSED;

  /** True where somebody spoke. */
  public boolean reached() {
    return this == REACHED_WELL || this == REACHED_ISSUE;
  }

  /** The word in the database and on pages: {@code no_answer}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads the word.
   *
   * @throws Problem for one that is none of them
   */
  public static Outcome of(String word) {
    for (var outcome : values()) {
      if (outcome.word().equals(word)) {
        return outcome;
      }
    }
    throw Problem.unprocessable("calls.outcome");
  }
}
