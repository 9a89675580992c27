package org.muster.rounds;

import java.util.Locale;
import org.muster.shared.Problem;

/** How an answer came in. Anything but {@link #SELF} is a proxy report. */
public enum Via {
  SELF,
  PHONE,
  VISIT,
  MESSAGE,
  OTHER;

  /** The word in the database and in the API. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads the word.
   *
   * @throws Problem for one that is none of them
   */
  public static Via of(String word) {
    for (var via : values()) {
      if (via.word().equals(word)) {
        return via;
      }
    }
    throw Problem.unprocessable("rounds.via");
  }
}
