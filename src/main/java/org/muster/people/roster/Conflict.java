package org.muster.people.roster;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A number that several people have, or one person in several ways: one of the rows is right. */
public record Conflict(String number, List<Side> sides) {

  /**
   * One of the rows.
   *
   * @param chosen true when somebody said that this is the right one
   */
  public record Side(
      int sheetNo, String sheet, int row, Map<String, String> said, boolean chosen) {}

  /** True once somebody has chosen. */
  public boolean decided() {
    return sides.stream().anyMatch(Side::chosen);
  }

  /** The fields in which they differ. */
  public List<String> fields() {
    var fields = new TreeSet<String>();
    sides.forEach(side -> fields.addAll(side.said().keySet()));
    return fields.stream()
        .filter(
            field ->
                sides.stream().map(side -> side.said().getOrDefault(field, "")).distinct().count()
                    > 1)
        .toList();
  }

  /** What a side says in a field. */
  public static @Nullable String value(Side side, String field) {
    return side.said().get(field);
  }
}
