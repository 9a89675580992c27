package org.muster.situation.returns;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jspecify.annotations.Nullable;

/** Reads the sheets of a workbook as pages show them. */
final class GridReading {

  /** Below and beside what is there some room is shown: a list may begin where nothing is yet. */
  private static final int LEAST_ROWS = 16;

  private static final int LEAST_COLUMNS = 6;

  private final DataFormatter format = new DataFormatter(Locale.CHINA);

  GridReading() {
    format.setUseCachedValuesForFormulaCells(true);
  }

  List<Grid> all(Workbook book) {
    var grids = new ArrayList<Grid>();
    for (var sheet : book) {
      grids.add(grid(sheet));
    }
    return grids;
  }

  private record At(int row, int column) {}

  private Grid grid(Sheet sheet) {
    int rows = sheet.getLastRowNum() + 1;
    int columns = 1;
    for (var row : sheet) {
      columns = Math.max(columns, row.getLastCellNum());
    }
    for (var region : sheet.getMergedRegions()) {
      columns = Math.max(columns, region.getLastColumn() + 1);
      rows = Math.max(rows, region.getLastRow() + 1);
    }
    int height = Math.clamp(rows + 5L, LEAST_ROWS, Grid.MOST_ROWS);
    int width = Math.clamp(columns + 1L, LEAST_COLUMNS, Grid.MOST_COLUMNS);
    var merged = new HashMap<At, CellRangeAddress>();
    var covered = new HashSet<At>();
    for (var region : sheet.getMergedRegions()) {
      merge(region, height, width, merged, covered);
    }
    var shown = new ArrayList<List<Grid.Cell>>();
    for (int row = 0; row < height; row++) {
      shown.add(row(sheet, row, width, merged, covered));
    }
    return new Grid(sheet.getSheetName(), width, shown, rows > height || columns > width);
  }

  private static void merge(
      CellRangeAddress region,
      int height,
      int width,
      Map<At, CellRangeAddress> merged,
      Set<At> covered) {
    var first = new At(region.getFirstRow(), region.getFirstColumn());
    merged.put(first, region);
    for (int row = first.row; row <= Math.min(region.getLastRow(), height - 1); row++) {
      for (int column = first.column;
          column <= Math.min(region.getLastColumn(), width - 1);
          column++) {
        covered.add(new At(row, column));
      }
    }
    covered.remove(first);
  }

  private List<Grid.Cell> row(
      Sheet sheet, int number, int width, Map<At, CellRangeAddress> merged, Set<At> covered) {
    var row = sheet.getRow(number);
    var cells = new ArrayList<Grid.Cell>();
    for (int column = 0; column < width; column++) {
      var at = new At(number, column);
      if (covered.contains(at)) {
        continue;
      }
      var region = merged.get(at);
      var cell = row == null ? null : row.getCell(column);
      cells.add(
          new Grid.Cell(
              number,
              column,
              cell == null ? "" : format.formatCellValue(cell).strip(),
              region == null ? 1 : Math.min(region.getLastColumn(), width - 1) - column + 1,
              region == null ? 1 : Math.min(region.getLastRow(), Grid.MOST_ROWS - 1) - number + 1,
              formula(cell),
              cell != null && shownAs(cell) == CellType.NUMERIC));
    }
    return cells;
  }

  private static String formula(@Nullable Cell cell) {
    return cell != null && cell.getCellType() == CellType.FORMULA ? cell.getCellFormula() : "";
  }

  private static CellType shownAs(Cell cell) {
    return cell.getCellType() == CellType.FORMULA
        ? cell.getCachedFormulaResultType()
        : cell.getCellType();
  }
}
