package org.muster.visits;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a visitor finds of a person: they are there, not in, or have left for good or for long. */
public enum Found {
  SEEN,
  ABSENT,
  GONE;

  /** The word in the database; the message {@code visits.found.<word>} says it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What a form sent. */
  public static Optional<Found> find(String word) {
    return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
  }
}
