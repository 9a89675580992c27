package org.muster.directives.web;

import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneId;
import java.util.List;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.muster.directives.Item;
import org.muster.directives.Question;
import org.muster.directives.Returns;
import org.muster.people.Export;
import org.muster.shared.Text;

/**
 * The figures that came back as a workbook: a sheet for each item, by college and by name. Text is
 * written as text, so that nothing in it becomes a formula.
 */
final class FiguresSheet {

  private static final int FIRST_FIGURE = 3;

  private final FiguresPage page;
  private final Export export;
  private final ZoneId zone;
  private final Text t;

  FiguresSheet(FiguresPage page, Export export, ZoneId zone, Text t) {
    this.page = page;
    this.export = export;
    this.zone = zone;
    this.t = t;
  }

  void write(OutputStream out) throws IOException {
    try (var book = new Workbook(out, "Muster", "1.0")) {
      book.properties().setTextProperty("Muster export", export.mark());
      for (var sheet : page.sheets()) {
        write(book.newWorksheet(t.of("directives.item", sheet.item().n())), sheet);
      }
    }
  }

  private void write(Worksheet to, Returns.Sheet sheet) throws IOException {
    to.inlineString(0, 0, page.directive().title());
    to.style(0, 0).bold().fontSize(14).set();
    to.inlineString(1, 0, sheet.item().title());
    var seen = export.seen(t, zone);
    to.value(2, 0, seen);
    to.footer(seen.replace("&", "&&"), Position.LEFT);
    to.fitToWidth((short) 1);
    to.fitToHeight((short) 0);
    to.width(0, 24);
    to.width(1, 16);
    to.width(2, 16);
    var questions = sheet.item().questions();
    int row = heading(to, 4, sheet.item(), "directives.college", "directives.returned", "");
    for (var line : sheet.colleges()) {
      row = line(to, row, line.name(), line, questions);
    }
    row = line(to, row, t.of("directives.whole"), sheet.all(), questions);
    row =
        heading(to, row + 1, sheet.item(), "workbench.unit", "workbench.name", "directives.number");
    int last = FIRST_FIGURE + questions.size();
    for (var one : sheet.returns()) {
      to.inlineString(row, 0, one.unit() == null ? "" : one.unit());
      to.inlineString(row, 1, export.hideIn(one.name()));
      to.inlineString(row, 2, one.number());
      var answer = one.answer();
      if (answer != null) {
        for (int n = 0; n < questions.size(); n++) {
          var question = questions.get(n);
          var number = answer.numbers().get(question.n());
          if (number != null) {
            to.value(row, FIRST_FIGURE + n, number);
          } else {
            to.inlineString(row, FIRST_FIGURE + n, answer.words().getOrDefault(question.n(), ""));
          }
        }
        to.value(row, last, t.moment(answer.at(), zone));
        to.inlineString(row, last + 1, answer.by());
      } else {
        to.value(row, last, t.of("directives.not-returned"));
      }
      row++;
    }
    to.finish();
  }

  private int heading(Worksheet to, int row, Item item, String... keys) {
    var questions = item.questions();
    for (int column = 0; column < keys.length; column++) {
      if (!keys[column].isEmpty()) {
        to.value(row, column, t.of(keys[column]));
      }
    }
    for (int n = 0; n < questions.size(); n++) {
      to.width(FIRST_FIGURE + n, 16);
      to.inlineString(row, FIRST_FIGURE + n, page.label(item, questions.get(n)));
    }
    for (int column = 0; column < FIRST_FIGURE + questions.size(); column++) {
      to.style(row, column).bold().fillColor("E8EDF4").borderStyle("thin").wrapText(true).set();
    }
    return row + 1;
  }

  private int line(
      Worksheet to, int row, String name, Returns.Line line, List<Question> questions) {
    to.inlineString(row, 0, name);
    to.value(row, 1, t.of("directives.returned-of", line.returned(), line.receivers()));
    for (int n = 0; n < questions.size(); n++) {
      var sum = line.sums().get(questions.get(n).n());
      if (sum != null) {
        to.value(row, FIRST_FIGURE + n, sum);
      }
    }
    return row + 1;
  }
}
