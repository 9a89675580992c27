package org.muster.people.roster;

import static org.muster.people.roster.Workbook.row;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A small university's export with one of each mess; S1 to S10 are its students. */
@SuppressWarnings("NullAway") // an empty cell is null
final class Campus {

  static final Object[] HEADING =
      row("学号", "姓名", "性别", "学院", "年级", "班级", "生源地代码", "生源地", "联系电话", "寝室", "假期去向代码", "假期去向");

  final List<Object[]> students = new ArrayList<>();
  final List<Object[]> staff = new ArrayList<>();
  final List<Object[]> classes = new ArrayList<>();
  final List<Object[]> rooms = new ArrayList<>();

  Campus() {
    staff.add(row("工号", "姓名", "性别", "部门", "岗位", "手机", "邮箱"));
    staff.add(row("T1", "何晏燃", "女", "学生工作部", "学生工作组组长", "13800000001", "t1@example.edu"));
    staff.add(row("T2", "钟蔚", "女", "商学院", "总辅导员", "13800000002", "t2@example.edu"));
    staff.add(row("T3", "冯盈", "男", "商学院", "辅导员", "13800000003", "t3@example.edu"));
    classes.add(row("班级", "学院", "专业", "年级", "辅导员工号", "班长学号"));
    classes.add(row("会计1701班", "商学院", "会计", 2017, "T3", "S1"));
    classes.add(row("会计1702班", "商学院", "会计", 2017, "T3", "S2"));
    rooms.add(row("校区", "楼", "层", "房间", "床位", "类型"));
    rooms.add(row("主校区", "7号楼", 8, "813", 4, "男生"));
    rooms.add(row("主校区", "7号楼", 8, "814", 4, "女生"));
    rooms.add(row("主校区", "17号楼", 3, "330", 1, "隔离单间"));
    student("S1", "张三", 2017, "会计1701班", "440402", "13900000001", "440402", "广东省珠海市香洲区");
    student("S2", "单雄", 2017, "会计1702班", "420102", "13900000002", "440402", "留校");
  }

  static Campus tidy() {
    return new Campus();
  }

  /** With one of each mess that universities really export. */
  static Campus messy() {
    var campus = new Campus();
    campus.plain("S3", "李四", 2017, "会计1701班", "440402", "１３９０００００００３");
    campus.plain("S4", " 王五\u3000", 2017, "会计1701班", "440402", "13900000004");
    campus.plain("S5", "赵六", 2017, "会计1701班", "440402", null);
    campus.plain("S6", "孙七", 2017, "会计1701班", "440402", 13900000006L);
    campus.plain("S7", "周八", 2017, "会计1701班", "140703", "13900000007");
    campus.plain("S8", "吴九", "2017级", "会计1701班", "999999", "13900000008");
    campus.plain("S9", "郑十", 2017, "待定", "440402", "13900000009");
    campus.students.add(
        row("S10", "冯一", "男", "商学院", 2017, "会计1702班", "440402", null, "13900000010", "7号楼-813"));
    campus.plain("S3", "李四", 2017, "会计1701班", "440402", "１３９０００００００３");
    campus.plain("S11", "陈二", 2017, "会计1701班", "440402", "13900000011");
    campus.plain("S11", "褚三", 2017, "会计1701班", "440402", "13900000012");
    return campus;
  }

  void plain(
      String number, String name, Object grade, String className, String origin, Object phone) {
    student(number, name, grade, className, origin, phone, "440402", "广东省珠海市香洲区");
  }

  void student(
      String number,
      String name,
      Object grade,
      String className,
      String origin,
      Object phone,
      String destinationCode,
      String destination) {
    students.add(
        row(
            number,
            name,
            "男",
            "商学院",
            grade,
            className,
            origin,
            null,
            phone,
            "7号楼-813",
            destinationCode,
            destination));
  }

  /** As a workbook: a title above the heading, a blank row inside, a totals row below. */
  Upload in(Path folder) {
    var rows = new ArrayList<Object[]>();
    rows.add(row("本科生信息汇总表（寒假）"));
    rows.add(HEADING);
    rows.add(students.getFirst());
    rows.add(row());
    rows.addAll(students.subList(1, students.size()));
    rows.add(row("合计", Integer.toString(students.size()), null, null, null, "制表人:"));
    return Workbook.of(
        folder,
        "campus.xlsx",
        book ->
            book.sheet("Sheet1", rows.toArray(Object[][]::new))
                .sheet("Sheet2", staff.toArray(Object[][]::new))
                .sheet("Sheet3", classes.toArray(Object[][]::new))
                .sheet("Sheet4", rooms.toArray(Object[][]::new)));
  }

  /** The students alone. */
  Upload studentsIn(Path folder) {
    var rows = new ArrayList<Object[]>();
    rows.add(HEADING);
    rows.addAll(students);
    return Workbook.of(
        folder, "students.xlsx", book -> book.sheet("学生", rows.toArray(Object[][]::new)));
  }
}
