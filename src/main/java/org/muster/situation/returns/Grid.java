package org.muster.situation.returns;

import java.util.List;
import java.util.Optional;

/**
 * A sheet as a page shows it.
 *
 * @param columns how many are shown
 * @param rows the cells of each, without those that a merged one covers
 * @param more true where the sheet has more than is shown
 */
public record Grid(String name, int columns, List<List<Cell>> rows, boolean more) {

  static final int MOST_ROWS = 200;
  static final int MOST_COLUMNS = 40;

  /**
   * A cell, merged ones as their first.
   *
   * @param text as it is shown; of a formula what it last came to
   * @param across how many columns it covers
   * @param down how many rows it covers
   * @param formula its formula; empty where it has none
   */
  public record Cell(
      int row, int column, String text, int across, int down, String formula, boolean number) {}

  /** A cell that is shown; empty for one outside, or covered by a merged one. */
  public Optional<Cell> at(int row, int column) {
    return row >= rows.size()
        ? Optional.empty()
        : rows.get(row).stream().filter(cell -> cell.column == column).findFirst();
  }
}
