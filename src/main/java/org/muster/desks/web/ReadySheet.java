package org.muster.desks.web;

import java.io.IOException;
import java.io.OutputStream;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.muster.desks.Ready;
import org.muster.people.Export;
import org.muster.shared.Text;

/** Who can be on campus by a moment, as a worksheet. */
final class ReadySheet {

  private static final int HEADING = 3;
  private static final String[] COLUMNS = {
    "college", "number", "name", "posts", "verdict", "why", "phone"
  };
  private static final double[] WIDTHS = {22, 14, 12, 16, 12, 40, 18};

  private ReadySheet() {}

  static void write(OutputStream out, ReadyPage page, Export export, Text t) throws IOException {
    try (var book = new Workbook(out, "Muster", "1.0")) {
      book.properties().setTextProperty("Muster export", export.mark());
      var sheet = book.newWorksheet(t.of("desks.ready.sheet"));
      head(sheet, page, export.seen(t, page.zone()), t);
      int row = HEADING;
      for (var one : page.staff()) {
        line(sheet, ++row, one, page, export, t);
      }
      sheet.setAutoFilter(HEADING, 0, Math.max(row, HEADING + 1), COLUMNS.length - 1);
      sheet.finish();
    }
  }

  private static void head(Worksheet sheet, ReadyPage page, String seen, Text t) {
    sheet.value(0, 0, t.of("desks.ready.by", t.moment(page.by(), page.zone())));
    sheet.style(0, 0).bold().fontSize(14).set();
    sheet.value(
        1,
        0,
        t.of(
            "desks.ready.counts",
            page.count(Ready.Verdict.YES),
            page.count(Ready.Verdict.NO),
            page.count(Ready.Verdict.UNKNOWN)));
    sheet.value(2, 0, seen);
    for (int column = 0; column < COLUMNS.length; column++) {
      sheet.width(column, WIDTHS[column]);
      sheet.value(HEADING, column, t.of("desks.column." + COLUMNS[column]));
      sheet.style(HEADING, column).bold().fillColor("E8EDF4").borderStyle("thin").set();
    }
    // An ampersand begins a command there.
    sheet.footer(seen.replace("&", "&&"), Position.LEFT);
    sheet.freezePane(3, HEADING + 1);
    sheet.repeatRows(HEADING, HEADING);
    sheet.fitToWidth((short) 1);
    sheet.fitToHeight((short) 0);
  }

  private static void line(
      Worksheet sheet, int row, Ready one, ReadyPage page, Export export, Text t) {
    var who = one.who();
    sheet.inlineString(row, 0, who.college());
    sheet.inlineString(row, 1, who.number());
    sheet.inlineString(row, 2, export.hideIn(who.name()));
    sheet.inlineString(row, 3, StaffWords.posts(who, t));
    sheet.value(row, 4, t.of("desks.verdict." + one.verdict().word()));
    sheet.inlineString(row, 5, StaffWords.why(one, page.divisions(), t));
    sheet.inlineString(row, 6, who.phone() == null ? "" : who.phone().digits());
  }
}
