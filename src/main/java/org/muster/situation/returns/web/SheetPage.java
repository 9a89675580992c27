package org.muster.situation.returns.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muster.situation.returns.Blank;
import org.muster.situation.returns.CellSpot;
import org.muster.situation.returns.Grid;
import org.muster.situation.returns.MappedCell;
import org.muster.situation.returns.Mappings;

/**
 * A workbook's sheet to point at.
 *
 * @param mapped what the cells of all sheets are filled with, in words, in their order
 * @param chosen the cell that was pointed at
 * @param said what a column or row of names came to
 */
public record SheetPage(
    Blank blank,
    List<Grid> grids,
    int sheet,
    Map<CellSpot, Held> mapped,
    @Nullable Chosen chosen,
    Choices choices,
    Mappings.@Nullable ByNames said) {

  /** What a cell is filled with, in words. */
  public record Held(MappedCell cell, String words, String label) {}

  /**
   * The cell that was pointed at.
   *
   * @param column where names stand, as far as can be seen
   * @param row where names stand, as far as can be seen
   */
  public record Chosen(
      CellSpot at, Grid.@Nullable Cell cell, @Nullable Held held, int column, int row) {

    /** True for one that can be filled. */
    public boolean fillable() {
      return cell != null && cell.formula().isEmpty();
    }

    /** True where this figure or fixed word is what it is filled with. */
    public boolean has(String what) {
      return held != null
          && (held.cell().figures().isEmpty()
                  ? held.cell().kind().word()
                  : held.cell().figures().getFirst())
              .equals(what);
    }

    /** True where this unit or place is what is counted. */
    public boolean counts(String of) {
      return held != null && of.endsWith(":" + held.cell().spot());
    }

    /** True where this figure stands in a column of the list, the first to the right being 1. */
    public boolean lists(int n, String figure) {
      return held != null
          && held.cell().kind() == MappedCell.Kind.LIST
          && held.cell().figures().size() >= n
          && held.cell().figures().get(n - 1).equals(figure);
    }

    public boolean isOf(String when) {
      return held != null && held.cell().when().word().equals(when);
    }
  }

  /** Something to choose from a list. */
  public record Choice(String value, String label) {}

  /** What there is to choose from. */
  public record Choices(List<Choice> figures, List<Choice> units, List<Choice> places) {}

  public Grid grid() {
    return grids.get(sheet);
  }

  public @Nullable Held at(Grid.Cell cell) {
    return mapped.get(new CellSpot(sheet, cell.row(), cell.column()));
  }

  /** How a cell looks. */
  public @Nullable String style(Grid.Cell cell) {
    return at(cell) != null
        ? "r-held"
        : !cell.formula().isEmpty() ? "r-formula" : cell.number() ? "r-number" : null;
  }

  public boolean isChosen(Grid.Cell cell) {
    return chosen != null && chosen.at.row() == cell.row() && chosen.at.column() == cell.column();
  }

  public String address() {
    return "/returns/" + blank.id();
  }
}
