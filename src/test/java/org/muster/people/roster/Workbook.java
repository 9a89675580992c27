package org.muster.people.roster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Worksheet;

/** Makes workbooks as registrars do: a cell holds a text or a number. */
final class Workbook {

  private final org.dhatim.fastexcel.Workbook workbook;
  private final java.io.OutputStream out;
  private final Path path;

  private Workbook(Path path) throws IOException {
    this.path = path;
    out = Files.newOutputStream(path);
    workbook = new org.dhatim.fastexcel.Workbook(out, "Muster", "1.0");
  }

  static Upload of(Path folder, String name, Consumer<Workbook> fill) {
    try {
      var book = new Workbook(folder.resolve(name));
      fill.accept(book);
      book.workbook.finish();
      book.out.close();
      return new Upload(name, book.path);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** A sheet of rows; null is an empty cell, an empty array an empty row. */
  Workbook sheet(String name, Object[]... rows) {
    Worksheet sheet = workbook.newWorksheet(name);
    for (int r = 0; r < rows.length; r++) {
      for (int c = 0; c < rows[r].length; c++) {
        switch (rows[r][c]) {
          case null -> {}
          case Number number -> sheet.value(r, c, number);
          case Object text -> sheet.value(r, c, text.toString());
        }
      }
    }
    return this;
  }

  static Object[] row(Object... cells) {
    return cells;
  }
}
