package org.muster.situation;

import java.util.Locale;

/** Along which tree figures are summed up. */
public enum Along {
  UNITS("situation.kept"),
  PLACES("situation.kept_room");

  private final String table;

  Along(String table) {
    this.table = table;
  }

  String table() {
    return table;
  }

  /** The word in the database. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Along of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
