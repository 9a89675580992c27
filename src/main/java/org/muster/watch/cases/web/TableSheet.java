package org.muster.watch.cases.web;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.ZoneId;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.muster.people.Export;
import org.muster.shared.Text;

/** The table of cases as a worksheet; words are written as words, so that none is a formula. */
final class TableSheet {

  private static final int HEADING = 3;
  private static final String[] COLUMNS = {
    "name",
    "number",
    "state",
    "since",
    "onset",
    "infector",
    "generation",
    "serial",
    "children",
    "unit",
    "place"
  };

  private final TablePage page;
  private final Export export;
  private final ZoneId zone;
  private final Text t;

  TableSheet(TablePage page, Export export, ZoneId zone, Text t) {
    this.page = page;
    this.export = export;
    this.zone = zone;
    this.t = t;
  }

  void write(OutputStream out) throws IOException {
    try (var book = new Workbook(out, "Muster", "1.0")) {
      book.properties().setTextProperty("Muster export", export.mark());
      var sheet = book.newWorksheet(t.of("cases.table"));
      sheet.inlineString(0, 0, page.outbreak().disease());
      sheet.style(0, 0).bold().fontSize(14).set();
      var seen = export.seen(t, zone);
      sheet.value(1, 0, seen);
      sheet.footer(seen.replace("&", "&&"), Position.LEFT);
      for (int column = 0; column < COLUMNS.length; column++) {
        sheet.width(column, 16);
        sheet.value(HEADING, column, t.of("cases.column." + COLUMNS[column]));
        sheet.style(HEADING, column).bold().fillColor("E8EDF4").borderStyle("thin").set();
      }
      rows(sheet);
      sheet.freezePane(1, HEADING + 1);
      sheet.fitToWidth((short) 1);
      sheet.fitToHeight((short) 0);
      sheet.finish();
    }
  }

  private void rows(Worksheet sheet) {
    int row = HEADING + 1;
    for (var node : page.nodes()) {
      var one = node.one();
      sheet.inlineString(row, 0, export.hideIn(one.name()));
      words(sheet, row, 1, one.number());
      sheet.value(row, 2, t.of("cases.state." + one.state().word()));
      day(sheet, row, 3, one.turnedOn());
      day(sheet, row, 4, one.onset());
      words(sheet, row, 5, one.infectorName());
      sheet.value(row, 6, node.generation());
      if (node.serial() != null) {
        sheet.value(row, 7, node.serial());
      }
      sheet.value(row, 8, node.children());
      words(sheet, row, 9, one.unitName());
      words(sheet, row, 10, one.place());
      row++;
    }
  }

  private static void words(Worksheet sheet, int row, int column, @Nullable String words) {
    if (words != null) {
      sheet.inlineString(row, column, words);
    }
  }

  private static void day(Worksheet sheet, int row, int column, @Nullable LocalDate day) {
    if (day != null) {
      sheet.value(row, column, day);
      sheet.style(row, column).format("yyyy-mm-dd").set();
    }
  }
}
