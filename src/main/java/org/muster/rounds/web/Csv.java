package org.muster.rounds.web;

import java.io.IOException;
import java.io.Writer;
import org.muster.shared.SheetText;

/** Comma-separated values that a spreadsheet opens as text: UTF-8 with its mark, no formulas. */
final class Csv implements AutoCloseable {

  private final Writer out;

  Csv(Writer out) throws IOException {
    this.out = out;
    out.write('\uFEFF');
  }

  void row(String... cells) throws IOException {
    for (int n = 0; n < cells.length; n++) {
      out.write(n == 0 ? "" : ",");
      out.write(cell(cells[n]));
    }
    out.write("\r\n");
  }

  /** As text, and quoted where it must be. */
  static String cell(String text) {
    var safe = SheetText.of(text);
    return safe.matches("(?s).*[\",\r\n;].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }

  @Override
  public void close() throws IOException {
    out.flush();
  }
}
