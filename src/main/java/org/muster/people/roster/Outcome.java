package org.muster.people.roster;

import java.util.Locale;

/** What an import does to somebody or something. */
public enum Outcome {
  ADD,
  CHANGE,
  TRANSFER,
  LEAVE,
  SAME;

  /** Its name in the database and the API. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
