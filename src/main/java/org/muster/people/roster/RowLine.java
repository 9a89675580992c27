package org.muster.people.roster;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one row would do.
 *
 * @param row its row in the sheet; 0 for somebody who is in no row
 */
public record RowLine(
    String key, @Nullable String name, @Nullable String sheet, int row, List<Difference> changes) {

  /** A field that changes, from what to what. */
  public record Difference(String field, @Nullable String before, @Nullable String after) {}
}
