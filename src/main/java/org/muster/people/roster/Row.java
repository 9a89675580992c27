package org.muster.people.roster;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row, checked by itself; whether the class or the room it names is there is asked later.
 *
 * @param key the number of a person, the path of a class or room; null when the row cannot be taken
 * @param number what a problem of this row names: the number of a person, as far as there is one
 */
record Row(
    @Nullable String key,
    @Nullable String number,
    Map<String, Object> said,
    List<Finding> findings) {

  /** A class or a room by its path. */
  static String path(@Nullable Object first, @Nullable Object second, @Nullable Object third) {
    return part(first) + "|" + part(second) + "|" + part(third);
  }

  private static String part(@Nullable Object name) {
    return name == null ? "" : name.toString().replace("|", "/");
  }
}
