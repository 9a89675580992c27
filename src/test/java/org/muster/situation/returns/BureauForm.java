package org.muster.situation.returns;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * A made-up bureau's workbook: a merged heading, colleges with sums and rates, a second sheet that
 * counts on the first, a print area, and a list that the receiver writes.
 */
public final class BureauForm {

  /** The first row of colleges, counted from 0; the third of them is of another university. */
  static final int COLLEGES = 3;

  static final int TOTAL = 6;

  private BureauForm() {}

  public static byte[] bytes() {
    try (var book = new XSSFWorkbook()) {
      var daily = book.createSheet("日报");
      daily(book, daily);
      var sums = book.createSheet("汇总");
      text(sums, 0, 0, "应报合计");
      sums.getRow(0).createCell(1).setCellFormula("日报!B7");
      text(sums, 1, 0, "未报占比");
      sums.getRow(1).createCell(1).setCellFormula("ROUND(日报!C7/日报!B7,3)");
      var list = book.createSheet("附表");
      text(list, 0, 0, "学院");
      text(list, 0, 1, "未报");
      text(list, 3, 0, "说明：未报指截至填报时");
      book.setPrintArea(0, 0, 4, 0, TOTAL);
      return written(book);
    } catch (IOException unclosable) {
      throw new UncheckedIOException(unclosable);
    }
  }

  private static void daily(XSSFWorkbook book, XSSFSheet sheet) {
    var heading = book.createCellStyle();
    heading.setAlignment(HorizontalAlignment.CENTER);
    heading.setFillForegroundColor(IndexedColors.LIGHT_YELLOW.getIndex());
    heading.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    var date = book.createCellStyle();
    date.setDataFormat(book.createDataFormat().getFormat("yyyy\"年\"m\"月\"d\"日\""));
    var number = book.createCellStyle();
    number.setDataFormat(book.createDataFormat().getFormat("#,##0\"人\""));
    var rate = book.createCellStyle();
    rate.setDataFormat(book.createDataFormat().getFormat("0.0%"));
    text(sheet, 0, 0, "全省高校每日情况统计表").setCellStyle(heading);
    sheet.addMergedRegion(CellRangeAddress.valueOf("A1:E1"));
    text(sheet, 1, 0, "填报单位");
    text(sheet, 1, 3, "填报日期");
    sheet.getRow(1).createCell(4).setCellStyle(date);
    var heads = new String[] {"学院", "应报", "未报", "较昨日", "上报率"};
    for (int n = 0; n < heads.length; n++) {
      text(sheet, 2, n, heads[n]).setCellStyle(heading);
    }
    var colleges = new String[] {"第1学院", " 第2学院 ", "外校学院"};
    for (int n = 0; n < colleges.length; n++) {
      int row = COLLEGES + n;
      text(sheet, row, 0, colleges[n]);
      for (int column = 1; column <= 3; column++) {
        var cell = sheet.getRow(row).createCell(column);
        cell.setCellStyle(number);
        cell.setCellValue(999);
      }
      var formula = sheet.getRow(row).createCell(4);
      formula.setCellFormula("IF(B%1$d=0,0,1-C%1$d/B%1$d)".formatted(row + 1));
      formula.setCellStyle(rate);
    }
    text(sheet, TOTAL, 0, "合计");
    for (var column : new String[] {"B", "C"}) {
      var sum = sheet.getRow(TOTAL).createCell(column.charAt(0) - 'A');
      sum.setCellFormula("SUM(%1$s4:%1$s6)".formatted(column));
      sum.setCellStyle(number);
    }
    sheet.setColumnWidth(0, 6000);
    sheet.getPrintSetup().setLandscape(true);
  }

  private static org.apache.poi.xssf.usermodel.XSSFCell text(
      XSSFSheet sheet, int row, int column, String text) {
    var there = sheet.getRow(row) == null ? sheet.createRow(row) : sheet.getRow(row);
    var cell = there.createCell(column);
    cell.setCellValue(text);
    return cell;
  }

  public static byte[] written(XSSFWorkbook book) throws IOException {
    var bytes = new ByteArrayOutputStream();
    book.write(bytes);
    return bytes.toByteArray();
  }

  public static XSSFWorkbook read(byte[] bytes) {
    try {
      return new XSSFWorkbook(new ByteArrayInputStream(bytes));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
