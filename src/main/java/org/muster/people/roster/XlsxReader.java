package org.muster.people.roster;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;
import org.muster.shared.Problem;

/** Reads the visible sheets of an xlsx, row by row. */
final class XlsxReader {

  private static final int MOST_COLUMNS = 256;

  private XlsxReader() {}

  static void read(Upload file, Lines lines) throws IOException {
    ZipGuard.check(file);
    try (var workbook =
        new ReadableWorkbook(file.path().toFile(), new ReadingOptions(false, true))) {
      for (var sheet : workbook.getSheets().toList()) {
        if (sheet.getVisibility() == SheetVisibility.VISIBLE) {
          lines.sheet(file.name(), sheet.getName());
          try (var rows = sheet.openStream()) {
            rows.forEach(row -> lines.line(row.getRowNum(), cells(row)));
          }
        }
      }
    } catch (ExcelReaderException | IndexOutOfBoundsException | NumberFormatException broken) {
      throw Problem.unprocessable("import.file-not-xlsx", file.name());
    } catch (IOException unread) {
      if (unread.getCause() instanceof XMLStreamException) {
        throw Problem.unprocessable("import.file-not-xlsx", file.name());
      }
      throw unread;
    }
  }

  private static List<Cell> cells(Row row) {
    int width = Math.min(row.getCellCount(), MOST_COLUMNS);
    var cells = new ArrayList<Cell>(width);
    for (int i = 0; i < width; i++) {
      cells.add(cell(row.getCell(i)));
    }
    return cells;
  }

  private static Cell cell(org.dhatim.fastexcel.reader.@Nullable Cell cell) {
    if (cell == null || cell.getType() == CellType.EMPTY) {
      return Cell.EMPTY;
    }
    if (cell.getValue() instanceof BigDecimal number) {
      // 2.01955001552E11 is 201955001552, and 2017.0 is 2017.
      var plain = number.stripTrailingZeros();
      return new Cell(plain.scale() < -30 ? plain.toString() : plain.toPlainString(), true);
    }
    var text = cell.getType() == CellType.STRING ? cell.asString() : cell.getText();
    return text == null || text.isEmpty() ? Cell.EMPTY : new Cell(text, false);
  }
}
