package org.muster.people.roster;

import java.util.Locale;

/** How much a problem costs: nothing, something missing, or the row. */
public enum Severity {
  /** Mended silently. */
  NOTE,
  /** Taken, with something missing. */
  WARNING,
  /** Not applied. */
  ERROR;

  /** Its name in the database and the API. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
