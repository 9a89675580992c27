package org.muster.people.roster;

import java.util.Locale;

/** What the rows of a sheet are about. */
public enum Entity {
  STUDENT("students"),
  STAFF("staff"),
  CLASS("classes"),
  ROOM("rooms");

  private final String plural;

  Entity(String plural) {
    this.plural = plural;
  }

  /** Its name in the database. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Its name in the API. */
  public String plural() {
    return plural;
  }

  /** The entity of a name in the database. */
  public static Entity of(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }
}
