package org.muster.calls;

import java.util.Locale;
import org.muster.shared.Problem;

/** How somebody was tried. */
public enum Means {
  PHONE,
  VISIT,
  MESSAGE,
  OTHER;

  /** The word in the database and on pages. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads the word.
   *
   * @throws Problem for one that is none of them
   */
  public static Means of(String word) {
    for (var means : values()) {
      if (means.word().equals(word)) {
        return means;
      }
    }
    throw Problem.unprocessable("calls.means");
  }
}
