package org.muster.people.roster;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the base data can lack. */
public enum Unknown {
  PHONE("s.phone is null"),
  ORIGIN("s.origin is null"),
  DESTINATION("s.destination is null and not s.staying"),
  CLASS("u.kind is distinct from 'class'"),
  ROOM("s.place_id is null"),
  COUNSELLOR(""),
  LEADER(""),
  NUMBER("");

  private final String condition;

  Unknown(String condition) {
    this.condition = condition;
  }

  /** For a student: when it is unknown, in SQL; empty where it is not about a student. */
  String condition() {
    return condition;
  }

  boolean ofStudents() {
    return !condition.isEmpty();
  }

  /** Its name in addresses and messages. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one of a name. */
  public static Optional<Unknown> of(String key) {
    return Arrays.stream(values()).filter(unknown -> unknown.key().equals(key)).findFirst();
  }
}
