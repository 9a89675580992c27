package org.muster.isolation;

import java.util.Locale;

/** Why somebody is isolated; people of different kinds do not share a room. */
public enum StayKind {
  CONTACT,
  SYMPTOMS,
  CONFIRMED,
  RETURN;

  /** The word in the database and in pages. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static StayKind of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** True for those who may be ill: a bathroom of their own comes first. */
  boolean ill() {
    return this == SYMPTOMS || this == CONFIRMED;
  }
}
