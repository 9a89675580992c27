package org.muster.people;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.Workbook;
import org.muster.shared.Text;

/**
 * A list of people that leaves as a sheet: who took it is on its first line, at its foot, in its
 * properties and, unseen, behind the names.
 *
 * @param under said below who took it; empty for nothing
 * @param heads of the columns, in the reader's words
 */
public record MarkedSheet(Export export, String title, String under, List<String> heads) {

  private static final int WIDTH = 18;

  /**
   * Answers with the sheet.
   *
   * @param file what it is called, with its ending
   * @param rows one for each person; a name is hidden in by {@link Export#hideIn}
   */
  public void send(
      HttpServletResponse response, String file, List<List<String>> rows, ZoneId zone, Text t)
      throws IOException {
    export.sheet(response, file);
    try (var book = new Workbook(response.getOutputStream(), "Muster", "1.0")) {
      book.properties().setTextProperty("Muster export", export.mark());
      var sheet = book.newWorksheet(title);
      var seen = export.seen(t, zone);
      sheet.value(0, 0, seen);
      sheet.footer(seen.replace("&", "&&"), Position.LEFT);
      sheet.inlineString(1, 0, under);
      for (int column = 0; column < heads.size(); column++) {
        sheet.value(2, column, heads.get(column));
        sheet.style(2, column).bold().fillColor("E8EDF4").set();
        sheet.width(column, WIDTH);
      }
      for (int row = 0; row < rows.size(); row++) {
        for (int column = 0; column < heads.size(); column++) {
          sheet.inlineString(row + 3, column, rows.get(row).get(column));
        }
      }
      sheet.freezePane(0, 3);
      sheet.finish();
    }
  }
}
