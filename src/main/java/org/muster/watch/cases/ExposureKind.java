package org.muster.watch.cases;

import java.util.List;
import java.util.Locale;

/** How somebody was exposed. */
public enum ExposureKind {
  ROOM,
  FLOOR,
  CLASS,
  MEAL,
  JOURNEY,
  NAMED,
  IMPORTED;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static ExposureKind of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** Those that a person types. */
  public static List<ExposureKind> typed() {
    return List.of(MEAL, JOURNEY, NAMED, ROOM, CLASS);
  }
}
