package org.muster.rounds.web;

import java.io.IOException;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.muster.people.Tree;
import org.muster.rounds.RollState;
import org.muster.rounds.Tally;
import org.muster.rounds.Totals;
import org.muster.shared.Text;

/** The identity by college and in total, as a worksheet; the check column is a live formula. */
final class IdentitySheet {

  private IdentitySheet() {}

  static void write(Workbook book, Totals totals, String seen, Text t) throws IOException {
    var sheet = book.newWorksheet(t.of("rounds.sheet.identity"));
    sheet.width(0, 24);
    int column = 0;
    head(sheet, column++, t.of("rounds.sheet.college"));
    head(sheet, column++, t.of("rounds.roll"));
    for (var state :
        new RollState[] {
          RollState.REPORTED,
          RollState.PROXY,
          RollState.EXCUSED,
          RollState.UNREACHABLE,
          RollState.MISSING
        }) {
      head(sheet, column++, t.of("rounds.state." + state.word()));
    }
    head(sheet, column, t.of("rounds.sheet.check"));
    int row = 1;
    for (Tree.Node root : totals.tree().roots()) {
      for (Tree.Node college : totals.tree().children(root)) {
        line(sheet, row++, college.name(), totals.of(college));
      }
    }
    line(sheet, row, t.of("rounds.sheet.total"), totals.all());
    for (int cell = 0; cell < 8; cell++) {
      sheet.style(row, cell).bold().borderStyle("thin").set();
    }
    sheet.value(row + 2, 0, seen);
    RoundSheet.foot(sheet, seen);
    sheet.freezePane(1, 1);
    sheet.fitToWidth((short) 1);
    sheet.finish();
  }

  private static void head(Worksheet sheet, int column, String title) {
    sheet.value(0, column, title);
    sheet.style(0, column).bold().fillColor("E8EDF4").borderStyle("thin").wrapText(true).set();
  }

  private static void line(Worksheet sheet, int row, String name, Tally tally) {
    sheet.value(row, 0, name);
    sheet.value(row, 1, tally.roll());
    sheet.value(row, 2, tally.reported());
    sheet.value(row, 3, tally.proxy());
    sheet.value(row, 4, tally.excused());
    sheet.value(row, 5, tally.unreachable());
    sheet.value(row, 6, tally.missing());
    sheet.formula(row, 7, "IF(B%1$d=SUM(C%1$d:G%1$d),\"✓\",\"✗\")".formatted(row + 1));
  }
}
