package org.muster.situation;

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
}
