package org.muster.situation.sitreps;

import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneId;
import java.util.List;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.muster.shared.Text;

/** A report as a workbook: its figures, its colleges, its days, its words. */
final class SitrepBook {

  private static final int HEADING = 3;

  private final Sitrep sitrep;
  private final ZoneId zone;
  private final Text t;

  SitrepBook(Sitrep sitrep, ZoneId zone, Text t) {
    this.sitrep = sitrep;
    this.zone = zone;
    this.t = t;
  }

  void write(OutputStream out) throws IOException {
    try (var book = new Workbook(out, "Muster", "1.0")) {
      figures(sheet(book, t.of("sitreps.sheet.figures")));
      colleges(sheet(book, t.of("sitreps.sheet.colleges")));
      days(sheet(book, t.of("sitreps.sheet.days")));
      words(sheet(book, t.of("sitreps.sheet.words")));
    }
  }

  private Worksheet sheet(Workbook book, String name) {
    var sheet = book.newWorksheet(name);
    sheet.inlineString(0, 0, sitrep.title());
    sheet.style(0, 0).bold().fontSize(14).set();
    var moment = t.of("sitreps.as-of", t.moment(sitrep.frozen().at(), zone));
    sheet.value(1, 0, moment);
    sheet.footer(moment.replace("&", "&&"), Position.LEFT);
    sheet.fitToWidth((short) 1);
    sheet.fitToHeight((short) 0);
    return sheet;
  }

  private static void headings(Worksheet sheet, List<String> headings) {
    for (int column = 0; column < headings.size(); column++) {
      sheet.width(column, column == 0 ? 28 : 14);
      sheet.value(HEADING, column, headings.get(column));
      sheet.style(HEADING, column).bold().fillColor("E8EDF4").borderStyle("thin").set();
    }
    sheet.freezePane(1, HEADING + 1);
  }

  private void figures(Worksheet sheet) throws IOException {
    headings(
        sheet,
        List.of(
            t.of("sitreps.column.figure"),
            t.of("sitreps.column.value"),
            t.of("sitreps.column.before"),
            t.of("sitreps.column.change"),
            t.of("sitreps.column.definition")));
    sheet.width(4, 60);
    int row = HEADING + 1;
    for (var figure : sitrep.frozen().figures()) {
      sheet.value(row, 0, figure.label());
      sheet.value(row, 1, figure.value());
      if (figure.before() != null) {
        sheet.value(row, 2, figure.before());
        sheet.formula(row, 3, "B%1$d-C%1$d".formatted(row + 1));
      }
      sheet.value(row, 4, figure.definition());
      row++;
    }
    sheet.finish();
  }

  private void colleges(Worksheet sheet) throws IOException {
    var figures = sitrep.frozen().figures();
    var headings = new java.util.ArrayList<String>();
    headings.add(t.of("sitreps.column.college"));
    figures.forEach(figure -> headings.add(figure.label()));
    headings(sheet, headings);
    int row = HEADING + 1;
    for (var college : sitrep.frozen().colleges()) {
      sheet.inlineString(row, 0, college.name());
      for (int n = 0; n < figures.size(); n++) {
        sheet.value(row, n + 1, college.value(figures.get(n).key()));
      }
      row++;
    }
    sheet.finish();
  }

  private void days(Worksheet sheet) throws IOException {
    var headings = new java.util.ArrayList<String>();
    headings.add(t.of("sitreps.column.day"));
    Pictures.KEYS.forEach(
        key -> headings.add(sitrep.frozen().figure(key).map(Frozen.Figure::label).orElse(key)));
    headings(sheet, headings);
    int row = HEADING + 1;
    for (var day : sitrep.frozen().days()) {
      sheet.value(row, 0, day.day());
      sheet.style(row, 0).format("yyyy-mm-dd").set();
      for (int n = 0; n < Pictures.KEYS.size(); n++) {
        var value = day.values().get(Pictures.KEYS.get(n));
        if (value != null) {
          sheet.value(row, n + 1, value);
        }
      }
      row++;
    }
    sheet.finish();
  }

  private void words(Worksheet sheet) throws IOException {
    sheet.width(0, 100);
    int row = HEADING;
    for (var section : sitrep.sections()) {
      if (!section.text().isBlank()) {
        sheet.inlineString(row, 0, section.heading());
        sheet.style(row, 0).bold().set();
        sheet.inlineString(row + 1, 0, section.text());
        sheet.style(row + 1, 0).wrapText(true).verticalAlignment("top").set();
        row += 3;
      }
    }
    sheet.finish();
  }
}
