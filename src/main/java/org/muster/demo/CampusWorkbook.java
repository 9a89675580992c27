package org.muster.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** The made-up campus as the workbook that a registrar would send. */
final class CampusWorkbook {

  private static final int ROWS_BETWEEN_FLUSHES = 1_000;

  private CampusWorkbook() {}

  static void write(CampusRoster roster, String university, Path file) throws IOException {
    try (var out = Files.newOutputStream(file)) {
      write(roster, university, out);
    }
  }

  private static void write(CampusRoster roster, String university, OutputStream out)
      throws IOException {
    var workbook = new Workbook(out, "Muster", "1.0");
    sheet(
        workbook,
        "学生",
        university + "本科生信息汇总表",
        "学号 姓名 性别 民族 政治面貌 学院 专业 年级 班级 生源地代码 生源地 联系电话 家长姓名 家长电话 寝室 假期去向代码 假期去向 备注",
        roster.students(),
        CampusWorkbook::student);
    sheet(
        workbook,
        "教职工",
        "",
        "工号 姓名 性别 部门 岗位 手机 邮箱",
        roster.staff(),
        one ->
            List.of(
                one.number(),
                one.name(),
                sex(one.man()),
                one.department(),
                one.post(),
                one.phone(),
                one.email()));
    sheet(
        workbook,
        "班级",
        "",
        "班级 学院 专业 年级 辅导员工号 班长学号",
        roster.classes(),
        one ->
            List.of(
                one.name(),
                one.college().name(),
                one.major(),
                Integer.toString(one.grade()),
                one.counsellor(),
                one.leader()));
    sheet(
        workbook,
        "宿舍",
        "",
        "校区 楼 层 房间 床位 类型",
        roster.rooms(),
        one ->
            List.of(
                "主校区",
                one.building(),
                Integer.toString(one.floor()),
                one.number(),
                Integer.toString(one.beds()),
                one.purpose()));
    workbook.finish();
  }

  private static List<String> student(CampusRoster.Student one) {
    return List.of(
        one.number(),
        one.name(),
        sex(one.man()),
        one.ethnicity(),
        one.political(),
        one.schoolClass().college().name(),
        one.schoolClass().major(),
        Integer.toString(one.schoolClass().grade()),
        one.schoolClass().name(),
        one.origin().code(),
        one.origin().name(),
        one.phone(),
        one.guardian(),
        one.guardianPhone(),
        one.room().written(),
        one.destination().code(),
        one.destination().name() + (one.staying() ? "（留校）" : ""),
        one.note());
  }

  private static String sex(boolean man) {
    return man ? "男" : "女";
  }

  private static <T> void sheet(
      Workbook workbook,
      String name,
      String title,
      String headings,
      List<T> things,
      Function<T, List<String>> cells)
      throws IOException {
    Worksheet sheet = workbook.newWorksheet(name);
    int row = 0;
    if (!title.isEmpty()) {
      sheet.value(row++, 0, title);
    }
    row(sheet, row++, List.of(headings.split(" ")));
    for (var thing : things) {
      row(sheet, row++, cells.apply(thing));
      if (row % ROWS_BETWEEN_FLUSHES == 0) {
        sheet.flush();
      }
    }
    sheet.finish();
  }

  private static void row(Worksheet sheet, int row, List<String> cells) {
    for (int column = 0; column < cells.size(); column++) {
      sheet.value(row, column, cells.get(column));
    }
  }
}
