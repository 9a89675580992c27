package org.muster.situation.returns;

import java.util.regex.Pattern;
import org.apache.poi.ss.util.CellReference;
import org.muster.shared.Problem;

/** A cell of a workbook; everything is counted from 0. */
public record CellSpot(int sheet, int row, int column) {

  private static final Pattern NAME = Pattern.compile("([A-Z]{1,3})([1-9][0-9]{0,4})");

  /** A cell by its sheet and the name it has there, {@code C5}. */
  public static CellSpot of(int sheet, String name) {
    var found = NAME.matcher(name);
    if (!found.matches()) {
      throw Problem.notFound();
    }
    return new CellSpot(sheet, Integer.parseInt(found.group(2)) - 1, columnOf(found.group(1)));
  }

  /** What it is called on its sheet. */
  public String name() {
    return columnName(column) + (row + 1);
  }

  /** A column's letters. */
  public static String columnName(int column) {
    return CellReference.convertNumToColString(column);
  }

  static int columnOf(String letters) {
    return CellReference.convertColStringToIndex(letters);
  }
}
