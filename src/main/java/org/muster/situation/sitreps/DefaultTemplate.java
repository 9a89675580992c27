package org.muster.situation.sitreps;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun.FontCharRange;
import org.muster.shared.Text;

/** The document an office begins with, until it puts its own in place. */
final class DefaultTemplate {

  private static final int TITLE = 18;
  private static final int HEADING = 15;
  private static final int BODY = 12;
  private static final int SMALL = 10;
  private static final String DEFINITION = "[definition]";

  private DefaultTemplate() {}

  static byte[] of(Text t) {
    try (var document = new XWPFDocument();
        var out = new ByteArrayOutputStream()) {
      line(document, "{{title}}", TITLE, true).setAlignment(ParagraphAlignment.CENTER);
      line(document, t.of("sitreps.template.below-title"), SMALL, false)
          .setAlignment(ParagraphAlignment.CENTER);
      line(document, "{{?sections}}", BODY, false);
      line(document, "{{heading}}", HEADING, true);
      line(document, "{{text}}", BODY, false).setFirstLineIndent(t.chinese() ? 480 : 0);
      line(document, "{{/sections}}", BODY, false);
      line(document, t.of("sitreps.template.days"), HEADING, true);
      line(document, "{{@days}}", BODY, false);
      line(document, t.of("sitreps.template.figures"), HEADING, true);
      table(
          document,
          "{{figures}}",
          new String[] {
            t.of("sitreps.column.figure"),
            t.of("sitreps.column.value"),
            t.of("sitreps.column.change"),
            t.of("sitreps.column.definition")
          },
          "[label]",
          "[value]",
          "[change]",
          DEFINITION);
      line(document, t.of("sitreps.template.colleges"), HEADING, true);
      table(
          document,
          "{{colleges}}",
          new String[] {
            t.of("sitreps.column.college"),
            t.of("sitreps.column.roll"),
            t.of("sitreps.column.reported"),
            t.of("sitreps.column.missing"),
            t.of("sitreps.column.flagged")
          },
          "[name]",
          "[round_roll]",
          "[round_reported]",
          "[round_missing]",
          "[round_flagged]");
      line(document, t.of("sitreps.template.end"), SMALL, false);
      document.write(out);
      return out.toByteArray();
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static XWPFParagraph line(XWPFDocument document, String words, int size, boolean bold) {
    var line = document.createParagraph();
    line.setSpacingAfter(120);
    run(line, words, size, bold);
    return line;
  }

  /** Each tag is a run of its own: one that is taken apart loses its type. */
  private static void run(XWPFParagraph line, String words, int size, boolean bold) {
    for (var part : words.split("(?=\\{\\{)|(?<=\\}\\})")) {
      part(line, part, size, bold);
    }
  }

  private static void part(XWPFParagraph line, String words, int size, boolean bold) {
    var run = line.createRun();
    run.setText(words);
    run.setFontSize(size);
    run.setBold(bold);
    run.setFontFamily("Times New Roman");
    run.setFontFamily(bold ? "黑体" : "宋体", FontCharRange.eastAsia);
  }

  /** The tag stands in the first heading, and makes the row below it one row for each. */
  private static void table(XWPFDocument document, String tag, String[] headings, String... cells) {
    var table = document.createTable(2, headings.length);
    table.setWidth("100%");
    table.getRow(1).setCantSplitRow(true);
    for (int n = 0; n < headings.length; n++) {
      var heading = table.getRow(0).getCell(n).getParagraphs().getFirst();
      run(heading, n == 0 ? tag + headings[n] : headings[n], SMALL, true);
      var cell = table.getRow(1).getCell(n).getParagraphs().getFirst();
      run(cell, cells[n], SMALL, false);
      boolean words = n == 0 || cells[n].equals(DEFINITION);
      heading.setAlignment(words ? ParagraphAlignment.START : ParagraphAlignment.END);
      cell.setAlignment(words ? ParagraphAlignment.START : ParagraphAlignment.END);
      for (var row : table.getRows()) {
        row.getCell(n).setWidth(cells[n].equals(DEFINITION) ? "46%" : n == 0 ? "26%" : "14%");
      }
    }
    table.getRow(0).setRepeatHeader(true);
  }
}
