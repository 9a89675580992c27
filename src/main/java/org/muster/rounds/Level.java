package org.muster.rounds;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The levels of sign-off, from the bottom up. */
public enum Level {
  /** The class leader confirms. */
  CLASS,
  /** The counsellor signs a class. */
  COUNSELLOR,
  /** The chief counsellor signs the college. */
  COLLEGE,
  /** The working group signs for the university; the round is over. */
  UNIVERSITY;

  /** The word in the database and in the API. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Level of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** The level at which a kind of unit is signed first; null for one that is not signed. */
  static @Nullable Level lowest(String unitKind) {
    return switch (unitKind) {
      case "class" -> CLASS;
      case "college" -> COLLEGE;
      case "university" -> UNIVERSITY;
      default -> null;
    };
  }
}
