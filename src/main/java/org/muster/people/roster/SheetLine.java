package org.muster.people.roster;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sheet of an import and what its columns were taken for.
 *
 * @param entity student, staff, class or room; null when it was not recognised
 */
public record SheetLine(
    int sheetNo, String file, String name, @Nullable String entity, List<Column> columns) {

  /**
   * A column.
   *
   * @param heading as written
   * @param field what it is taken for; null when it is not taken
   */
  public record Column(String heading, @Nullable String field) {}

  /** The headings that nothing was made of. */
  public List<String> unmapped() {
    return columns.stream()
        .filter(column -> column.field() == null && !column.heading().isEmpty())
        .map(Column::heading)
        .toList();
  }
}
