package org.muster.watch.cases;

import java.util.Locale;
import java.util.Set;

/** How a case stands. */
public enum CaseState {
  SUSPECTED,
  CONFIRMED,
  RECOVERED,
  EXCLUDED,
  DIED;

  /** The word in the database, in addresses and in messages. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static CaseState of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** True while somebody has to do something about it. */
  public boolean open() {
    return this == SUSPECTED || this == CONFIRMED;
  }

  /** What it can turn to. Turning back from an end is a correction, and needs its reason. */
  public Set<CaseState> next() {
    return switch (this) {
      case SUSPECTED -> Set.of(CONFIRMED, EXCLUDED, DIED);
      case CONFIRMED -> Set.of(RECOVERED, EXCLUDED, DIED);
      case RECOVERED, DIED -> Set.of(CONFIRMED);
      case EXCLUDED -> Set.of(SUSPECTED);
    };
  }

  /** The shape that stands for it where colour alone would not do. */
  public String shape() {
    return switch (this) {
      case SUSPECTED -> "◇";
      case CONFIRMED -> "●";
      case RECOVERED -> "■";
      case EXCLUDED -> "○";
      case DIED -> "▼";
    };
  }
}
