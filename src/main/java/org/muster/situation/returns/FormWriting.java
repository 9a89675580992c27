package org.muster.situation.returns;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.apache.poi.ss.usermodel.Row.MissingCellPolicy;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.muster.people.Tree;

/**
 * Writes values into a workbook and leaves everything else as its office made it: formulas, merged
 * cells, number formats, widths, print settings. A cell whose value is not known is emptied, so
 * that no sample value of the form is taken for one.
 */
final class FormWriting {

  private static final DateTimeFormatter CHINESE_DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

  private final XSSFWorkbook book;
  private final Lookup lookup;
  private final String institution;
  private final String number;
  private final List<FilledCell> filled = new ArrayList<>();

  FormWriting(XSSFWorkbook book, Lookup lookup, String institution, String number) {
    this.book = book;
    this.lookup = lookup;
    this.institution = institution;
    this.number = number;
  }

  /** What became of each cell, in order. */
  List<FilledCell> write(List<MappedCell> cells) {
    // Lists end where something else is mapped.
    var taken = cells.stream().map(MappedCell::at).collect(Collectors.toSet());
    for (var cell : cells) {
      var sheet = book.getSheetAt(cell.at().sheet());
      switch (cell.kind()) {
        case FIGURE -> figure(sheet, cell.at(), cell, cell.figures().getFirst(), null);
        case LIST -> list(sheet, cell, taken);
        case DAY -> day(sheet, cell);
        case INSTITUTION -> words(sheet, cell.at(), cell, institution);
        case NUMBER -> words(sheet, cell.at(), cell, number);
      }
    }
    return filled;
  }

  private void figure(
      XSSFSheet sheet, CellSpot at, MappedCell mapped, String key, Tree.@Nullable Node listed) {
    var spot = listed == null ? mapped.spot() : listed.id();
    var answer = lookup.value(key, mapped.along(), spot, mapped.when());
    var cell = cell(sheet, at.row(), at.column());
    if (answer.value() == null) {
      cell.setBlank();
    } else {
      cell.setCellValue(answer.value());
    }
    filled.add(
        new FilledCell(
            at.sheet(),
            at.row(),
            at.column(),
            answer.value(),
            null,
            key,
            mapped.along(),
            spot,
            listed == null ? lookup.name(mapped.along(), spot) : listed.name(),
            mapped.when(),
            answer.gap()));
  }

  private void list(XSSFSheet sheet, MappedCell list, Set<CellSpot> taken) {
    int row = list.at().row();
    boolean room = true;
    for (var node : listed(list)) {
      var at = new CellSpot(list.at().sheet(), row, list.at().column());
      room &= room(sheet, at, list, taken);
      if (room) {
        words(sheet, at, list, node.name());
        for (int n = 0; n < list.figures().size(); n++) {
          var right = new CellSpot(at.sheet(), row, at.column() + 1 + n);
          figure(sheet, right, list, list.figures().get(n), node);
        }
        row++;
      } else {
        filled.add(
            new FilledCell(
                at.sheet(),
                row,
                at.column(),
                null,
                null,
                list.figures().getFirst(),
                list.along(),
                node.id(),
                node.name(),
                list.when(),
                FilledCell.Gap.NO_ROOM));
      }
    }
  }

  private List<Tree.Node> listed(MappedCell list) {
    var tree = lookup.tree(list.along());
    var spot = list.spot();
    var below = spot == null ? tree.nodes() : tree.find(spot).map(tree::below).orElseGet(List::of);
    return below.stream().filter(node -> node.kind().equals(list.below())).toList();
  }

  /** A list goes on where the form left room: its own first line, then lines that hold nothing. */
  private static boolean room(XSSFSheet sheet, CellSpot at, MappedCell list, Set<CellSpot> taken) {
    var row = sheet.getRow(at.row());
    for (int n = 0; n <= list.figures().size(); n++) {
      var here = new CellSpot(at.sheet(), at.row(), at.column() + n);
      var cell = row == null ? null : row.getCell(here.column());
      boolean own = here.equals(list.at());
      if (!own && taken.contains(here)
          || cell != null && cell.getCellType() == CellType.FORMULA
          || n == 0 && !own && cell != null && cell.getCellType() != CellType.BLANK) {
        return false;
      }
    }
    return true;
  }

  private void day(XSSFSheet sheet, MappedCell mapped) {
    LocalDate day = lookup.day();
    var cell = cell(sheet, mapped.at().row(), mapped.at().column());
    boolean date =
        DateUtil.isADateFormat(
            cell.getCellStyle().getDataFormat(), cell.getCellStyle().getDataFormatString());
    if (date) {
      cell.setCellValue(day);
    } else {
      cell.setCellValue(CHINESE_DAY.format(day));
    }
    entered(mapped.at(), mapped, CHINESE_DAY.format(day));
  }

  private void words(XSSFSheet sheet, CellSpot at, MappedCell mapped, String words) {
    cell(sheet, at.row(), at.column()).setCellValue(words);
    entered(at, mapped, words);
  }

  private void entered(CellSpot at, MappedCell mapped, String words) {
    filled.add(
        new FilledCell(
            at.sheet(),
            at.row(),
            at.column(),
            null,
            words,
            null,
            mapped.along(),
            null,
            "",
            mapped.when(),
            null));
  }

  /** A cell that was never there looks as its column does. */
  private static XSSFCell cell(XSSFSheet sheet, int number, int column) {
    var row = sheet.getRow(number) == null ? sheet.createRow(number) : sheet.getRow(number);
    var there = row.getCell(column);
    if (there != null) {
      return there;
    }
    var cell = row.getCell(column, MissingCellPolicy.CREATE_NULL_AS_BLANK);
    var style = row.getRowStyle() == null ? sheet.getColumnStyle(column) : row.getRowStyle();
    if (style != null) {
      cell.setCellStyle(style);
    }
    return cell;
  }

  /**
   * Works the formulas out, so that also who only looks sees what they come to; whatever opens the
   * file works them out again.
   *
   * @return how many could not be: they lose what they came to before
   */
  int work() {
    book.setForceFormulaRecalculation(true);
    var evaluator = book.getCreationHelper().createFormulaEvaluator();
    int unworked = 0;
    for (var sheet : book) {
      for (var row : sheet) {
        for (var cell : row) {
          if (cell.getCellType() == CellType.FORMULA && !worked(evaluator, cell)) {
            unworked++;
          }
        }
      }
    }
    return unworked;
  }

  private static boolean worked(FormulaEvaluator evaluator, Cell cell) {
    try {
      evaluator.evaluateFormulaCell(cell);
      return true;
    } catch (RuntimeException unknown) {
      // A function that POI does not have, another workbook: many kinds of exception.
      if (cell instanceof XSSFCell written && written.getCTCell().isSetV()) {
        written.getCTCell().unsetV();
      }
      return false;
    }
  }
}
