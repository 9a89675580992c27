package org.muster.rounds.web;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.muster.forms.Fact;
import org.muster.forms.FormVersion;
import org.muster.forms.Item;
import org.muster.people.Export;
import org.muster.people.Tree;
import org.muster.rounds.Round;
import org.muster.rounds.SheetRow;
import org.muster.shared.Text;

/**
 * The day's names as a worksheet, written as the rows come: what is behind a row is flushed. Text
 * is written as text, so that nothing in a name or an answer becomes a formula.
 */
final class RoundSheet {

  private static final int HEADING = 3;
  private static final int FLUSH_EVERY = 500;
  private static final String[] COLUMNS = {
    "college", "grade", "class", "number", "name", "state", "time", "by", "note"
  };
  private static final double[] WIDTHS = {20, 8, 24, 16, 12, 10, 16, 18, 28};

  private final Worksheet sheet;
  private final Text t;
  private final ZoneId zone;
  private final FormVersion form;
  private final Export export;
  private final Tree units;
  private final Map<UUID, String[]> paths = new HashMap<>();
  private final List<Item> questions;
  private int row = HEADING;

  RoundSheet(
      Workbook book,
      Round round,
      FormVersion form,
      Tree units,
      ZoneId zone,
      Export export,
      Text t) {
    this.sheet = book.newWorksheet(t.of("rounds.sheet.names"));
    this.t = t;
    this.zone = zone;
    this.form = form;
    this.export = export;
    this.units = units;
    this.questions = form.form().questions();
    heading(round);
  }

  static Workbook book(OutputStream out, Export export) {
    var book = new Workbook(out, "Muster", "1.0");
    book.properties().setTextProperty("Muster export", export.mark());
    return book;
  }

  /** Who took it, at the foot of every printed page; an ampersand begins a command there. */
  static void foot(Worksheet sheet, String seen) {
    sheet.footer(seen.replace("&", "&&"), Position.LEFT);
  }

  private void heading(Round round) {
    var titles = new ArrayList<String>();
    for (var column : COLUMNS) {
      titles.add(t.of("rounds.sheet." + column));
    }
    questions.forEach(question -> titles.add(question.name().in(t)));
    for (int column = 0; column < titles.size(); column++) {
      sheet.width(column, column < WIDTHS.length ? WIDTHS[column] : 16);
      sheet.value(HEADING, column, titles.get(column));
      sheet
          .style(HEADING, column)
          .bold()
          .fillColor("E8EDF4")
          .borderStyle("thin")
          .wrapText(true)
          .set();
    }
    sheet.value(0, 0, t.of("rounds.sheet.title", round.name(), t.day(round.day())));
    sheet.style(0, 0).bold().fontSize(14).set();
    sheet.value(1, 0, t.of("rounds.sheet.due", t.moment(round.dueAt(), zone)));
    var seen = export.seen(t, zone);
    sheet.value(2, 0, seen);
    foot(sheet, seen);
    // In sight while scrolling, and so on pictures of the screen.
    sheet.freezePane(5, HEADING + 1);
    sheet.repeatRows(HEADING - 1, HEADING);
    sheet.fitToWidth((short) 1);
    sheet.fitToHeight((short) 0);
  }

  void write(SheetRow line) {
    row++;
    var path = paths.computeIfAbsent(line.unit(), this::path);
    for (int column = 0; column < 3; column++) {
      sheet.value(row, column, path[column]);
    }
    sheet.inlineString(row, 3, line.number());
    sheet.inlineString(row, 4, export.hideIn(line.name()));
    sheet.value(row, 5, t.of("rounds.state." + line.state().word()));
    sheet.style(row, 5).fillColor(fill(line)).borderStyle("thin").set();
    sheet.value(row, 6, line.at() == null ? "" : t.moment(line.at(), zone));
    sheet.inlineString(row, 7, by(line));
    sheet.inlineString(row, 8, line.note() == null ? "" : line.note());
    if (line.answers() != null) {
      var facts = new HashMap<String, String>();
      for (Fact fact : form.form().summary(line.answers(), t)) {
        facts.put(fact.code(), fact.value());
      }
      for (int n = 0; n < questions.size(); n++) {
        var value = facts.get(questions.get(n).code());
        if (value != null) {
          sheet.value(row, COLUMNS.length + n, value);
        }
      }
    }
    if (row % FLUSH_EVERY == 0) {
      flush();
    }
  }

  void finish() throws IOException {
    sheet.setAutoFilter(HEADING, 0, row, COLUMNS.length + questions.size() - 1);
    sheet.finish();
  }

  private void flush() {
    try {
      sheet.flush();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private String by(SheetRow line) {
    if (line.by() == null) {
      return "";
    }
    return line.via() == null
        ? line.by()
        : t.of("rounds.sheet.by-via", line.by(), t.of("rounds.via." + line.via().word()));
  }

  private static String fill(SheetRow line) {
    return switch (line.state()) {
      case MISSING -> "F4D9D6";
      case REPORTED -> "E1F1EA";
      case PROXY -> "E3ECF8";
      case EXCUSED -> "ECEEF1";
      case UNREACHABLE -> "FBE8D3";
    };
  }

  private String[] path(UUID unit) {
    var names = new String[] {"", "", ""};
    units
        .find(unit)
        .ifPresent(
            node -> {
              for (var step : units.path(node)) {
                int column = List.of("college", "grade", "class").indexOf(step.kind());
                if (column >= 0) {
                  names[column] = step.name();
                }
              }
            });
    return names;
  }
}
