package org.muster.situation.returns;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.muster.audit.Trail;
import org.muster.people.Trees;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Problem;
import org.muster.situation.Along;
import org.muster.situation.Figures;
import org.muster.situation.returns.MappedCell.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the cells of a workbook are filled with: pointed at once, kept as rows. */
@Service
public class Mappings {

  /** What can be listed downwards, and along which tree. */
  public static final Map<String, Along> LISTED =
      Map.of("college", Along.UNITS, "class", Along.UNITS, "building", Along.PLACES);

  private static final int MOST_LISTED = 8;

  private final JdbcClient jdbc;
  private final Blanks blanks;
  private final Figures figures;
  private final Trees trees;
  private final Trail trail;
  private final Clock clock;

  Mappings(JdbcClient jdbc, Blanks blanks, Figures figures, Trees trees, Trail trail, Clock clock) {
    this.jdbc = jdbc;
    this.blanks = blanks;
    this.figures = figures;
    this.trees = trees;
    this.trail = trail;
    this.clock = clock;
  }

  /** The mapped cells, sheet by sheet and row by row. */
  public List<MappedCell> of(UUID blank) {
    return jdbc.sql(
            """
            select sheet_n, row_n, column_n, kind, figures, along, spot_id, below, which_day
              from situation.blank_cell where institution_id = ? and blank_id = ?
             order by sheet_n, row_n, column_n
            """)
        .params(CurrentInstitution.get(), blank)
        .query(Mappings::mapped)
        .list();
  }

  private static MappedCell mapped(ResultSet row, int n) throws SQLException {
    return new MappedCell(
        new CellSpot(row.getInt(1), row.getInt(2), row.getInt(3)),
        Kind.of(row.getString(4)),
        List.of((String[]) row.getArray(5).getArray()),
        Along.of(row.getString(6)),
        row.getObject(7, UUID.class),
        row.getString(8),
        MappedCell.When.of(row.getString(9)));
  }

  /**
   * Maps one cell, or changes what it is filled with.
   *
   * @throws Problem 422 for a cell with a formula, one that a merged cell covers, or a figure that
   *     is not known so
   */
  @Transactional
  public void map(UUID blank, MappedCell cell, String by) {
    inUse(blank);
    var grids = blanks.grids(blank);
    if (cell.at().sheet() >= grids.size()) {
      throw Problem.notFound();
    }
    fillable(grids.get(cell.at().sheet()), cell.at());
    known(cell);
    write(blank, List.of(cell), by);
    trail.record("returns.mapped", "blank", blank, Map.of("sheet", cell.at().sheet(), "cells", 1));
  }

  /** What a column or a row of names came to. */
  public record ByNames(int mapped, List<String> unmatched, List<String> formulas) {}

  /**
   * Maps the cells of a column from this one down, each to the unit or place that is named in
   * another column of its row; or those of a row, by names in another row.
   *
   * @param first the first cell with its figure and day
   * @param down true for a column
   * @param names the column, or row, where the names stand
   */
  @Transactional
  public ByNames mapByNames(UUID blank, MappedCell first, boolean down, int names, String by) {
    inUse(blank);
    var grids = blanks.grids(blank);
    if (first.at().sheet() >= grids.size() || first.kind() != Kind.FIGURE) {
      throw Problem.notFound();
    }
    var figure = figures.find(first.figures().getFirst()).orElseThrow(Problem::notFound);
    var matching = new NameMatching(trees.units(), figure.byRoom() ? trees.places() : null, down);
    var found = matching.in(grids.get(first.at().sheet()), first, names);
    write(blank, found.cells(), by);
    trail.record(
        "returns.mapped",
        "blank",
        blank,
        Map.of("sheet", first.at().sheet(), "cells", found.cells().size()));
    return new ByNames(found.cells().size(), found.unmatched(), found.formulas());
  }

  /** The column of a sheet, or its row, where names of units stand; empty where none does. */
  public OptionalInt named(Grid grid, boolean down) {
    return new NameMatching(trees.units(), trees.places(), down).mostNamed(grid);
  }

  /** A cell is not filled any more. */
  @Transactional
  public void undo(UUID blank, CellSpot at) {
    inUse(blank);
    int undone =
        jdbc.sql(
                """
                delete from situation.blank_cell
                 where institution_id = ? and blank_id = ? and sheet_n = ? and row_n = ?
                   and column_n = ?
                """)
            .params(CurrentInstitution.get(), blank, at.sheet(), at.row(), at.column())
            .update();
    if (undone > 0) {
      trail.record(
          "returns.unmapped", "blank", blank, Map.of("sheet", at.sheet(), "cell", at.name()));
    }
  }

  private void inUse(UUID blank) {
    if (blanks.get(blank).retired()) {
      throw Problem.conflict("returns.retired");
    }
  }

  private static void fillable(Grid grid, CellSpot at) {
    var cell =
        grid.at(at.row(), at.column())
            .orElseThrow(() -> Problem.unprocessable("returns.cell-covered", at.name()));
    if (!cell.formula().isEmpty()) {
      throw Problem.unprocessable("returns.cell-formula", at.name());
    }
  }

  private void known(MappedCell cell) {
    boolean list = cell.kind() == Kind.LIST;
    if (list && (cell.figures().isEmpty() || cell.figures().size() > MOST_LISTED)) {
      throw Problem.unprocessable("returns.list-figures", MOST_LISTED);
    }
    if (list && LISTED.get(cell.below()) != cell.along()) {
      throw Problem.notFound();
    }
    for (var key : cell.figures()) {
      var figure = figures.find(key).orElseThrow(Problem::notFound);
      if (cell.along() == Along.PLACES && !figure.byRoom()) {
        throw Problem.unprocessable("returns.not-by-place");
      }
    }
    var tree = cell.along() == Along.UNITS ? trees.units() : trees.places();
    if (cell.spot() != null && tree.find(cell.spot()).isEmpty()) {
      throw Problem.notFound();
    }
  }

  private void write(UUID blank, List<MappedCell> cells, String by) {
    jdbc.sql(
            """
            insert into situation.blank_cell
              (institution_id, blank_id, sheet_n, row_n, column_n, kind, figures, along, spot_id,
               below, which_day, by_name, at)
            select :institution, :blank, c.sheet, c.row, c.col, c.kind,
                   coalesce(string_to_array(nullif(c.figures, ''), ','), '{}'), c.along, c.spot,
                   c.below, c.day, :by, :now
              from unnest(:sheets::int[], :rows::int[], :columns::int[], :kinds::text[],
                          :figures::text[], :alongs::text[], :spots::uuid[], :belows::text[],
                          :days::text[])
                   c (sheet, row, col, kind, figures, along, spot, below, day)
            on conflict (institution_id, blank_id, sheet_n, row_n, column_n) do update
              set kind = excluded.kind, figures = excluded.figures, along = excluded.along,
                  spot_id = excluded.spot_id, below = excluded.below,
                  which_day = excluded.which_day, by_name = excluded.by_name, at = excluded.at
            """)
        .param("institution", CurrentInstitution.get())
        .param("blank", blank)
        .param("by", by)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("sheets", cells.stream().map(cell -> cell.at().sheet()).toArray(Integer[]::new))
        .param("rows", cells.stream().map(cell -> cell.at().row()).toArray(Integer[]::new))
        .param("columns", cells.stream().map(cell -> cell.at().column()).toArray(Integer[]::new))
        .param("kinds", texts(cells.stream().map(cell -> cell.kind().word()).toList()))
        .param("figures", texts(cells.stream().map(c -> String.join(",", c.figures())).toList()))
        .param("alongs", texts(cells.stream().map(cell -> cell.along().word()).toList()))
        .param("spots", cells.stream().map(MappedCell::spot).toArray(UUID[]::new))
        .param("belows", texts(cells.stream().map(MappedCell::below).toList()))
        .param("days", texts(cells.stream().map(cell -> cell.when().word()).toList()))
        .update();
  }

  private static String[] texts(List<String> texts) {
    return texts.toArray(String[]::new);
  }
}
