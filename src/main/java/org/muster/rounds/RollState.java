package org.muster.rounds;

import java.util.Locale;

/** Where one person of a roll stands. Exactly one of these at any moment: there is no other. */
public enum RollState {
  /** On the roll, not reported, not excused, not declared unreachable. */
  MISSING,
  /** Reported by themselves. */
  REPORTED,
  /** Reported by someone else for them. */
  PROXY,
  /** Not expected, with a reason and an end date. */
  EXCUSED,
  /** Declared so, with the tries. */
  UNREACHABLE;

  /** The word in the database, in addresses and in the API. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static RollState of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
