package org.muster.people;

import java.util.Locale;

/** How somebody who may be called about a student is tied to them. */
public enum Tie {
  /** The student themselves. */
  SELF,
  CLASS_LEADER,
  ROOM_MATE,
  PARENT;

  /** The word in the database and on pages: {@code class_leader}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Tie of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
