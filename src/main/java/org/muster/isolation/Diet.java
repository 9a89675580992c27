package org.muster.isolation;

import java.util.Locale;

/** What the kitchen cooks apart. */
public enum Diet {
  NORMAL,
  HALAL,
  VEGETARIAN,
  SOFT;

  /** The word in the database and in pages. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Diet of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
