package org.muster.people.roster;

import static org.muster.people.roster.Entity.CLASS;
import static org.muster.people.roster.Entity.ROOM;
import static org.muster.people.roster.Entity.STAFF;
import static org.muster.people.roster.Entity.STUDENT;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a column can mean, with the headings that universities write over it. */
public enum Field {
  NUMBER(
      Map.of(
          STUDENT, "学号 学生学号 学生号 学籍号 student_number student_no student_id stuno stu_no sid number",
          STAFF, "工号 职工号 教工号 教职工号 人事号 职工编号 staff_number staff_no staff_id employee_id number")),
  NAME(
      Map.of(
          STUDENT, "姓名 学生姓名 名字 name full_name student_name",
          STAFF, "姓名 教师姓名 职工姓名 教职工姓名 name full_name staff_name")),
  SEX(people("性别 sex gender")),
  ETHNICITY(Map.of(STUDENT, "民族 ethnicity ethnic_group")),
  POLITICAL(Map.of(STUDENT, "政治面貌 political political_status")),
  COLLEGE(
      Map.of(
          STUDENT, "学院 院系 所在学院 二级学院 学院名称 院(系) 系 所属学院 college school faculty",
          CLASS, "学院 院系 所在学院 二级学院 学院名称 院(系) 系 所属学院 college school faculty")),
  MAJOR(
      Map.of(
          STUDENT, "专业 专业名称 所学专业 major programme program",
          CLASS, "专业 专业名称 major programme program")),
  GRADE(
      Map.of(
          STUDENT, "年级 入学年级 所在年级 当前年级 grade cohort entry_year",
          CLASS, "年级 入学年级 所在年级 grade cohort entry_year")),
  CLASS_NAME(
      Map.of(
          STUDENT, "班级 班级名称 行政班 行政班级 所在班级 class class_name",
          CLASS, "班级 班级名称 行政班 行政班级 class class_name")),
  ORIGIN_CODE(Map.of(STUDENT, "生源地代码 生源地编码 生源地码 户籍地代码 籍贯代码 origin_code")),
  ORIGIN(Map.of(STUDENT, "生源地 生源地名称 户籍地 户籍所在地 籍贯 家庭所在地 origin home")),
  PHONE(
      people(
          "联系电话 手机 手机号 手机号码 电话 电话号码 联系方式 本人电话 本人手机 学生电话 学生联系方式 移动电话"
              + " phone mobile tel telephone phone_number")),
  EMAIL(people("邮箱 电子邮箱 电子邮件 email e-mail mail")),
  GUARDIAN(Map.of(STUDENT, "家长姓名 家长 监护人 监护人姓名 紧急联系人 紧急联系人姓名 guardian parent")),
  GUARDIAN_PHONE(
      Map.of(
          STUDENT,
          "家长电话 家长联系电话 家长手机 家长联系方式 监护人电话 紧急联系人电话 紧急联系电话" + " guardian_phone parent_phone")),
  DORMITORY(Map.of(STUDENT, "寝室 宿舍 寝室地址 寝室编号 寝室号 宿舍号 宿舍地址 宿舍房间 住宿地址 房间 房间号 dormitory dorm room")),
  DESTINATION_CODE(Map.of(STUDENT, "假期去向代码 去向代码 寒假去向代码 暑假去向代码 destination_code")),
  DESTINATION(Map.of(STUDENT, "假期去向 去向 寒假去向 暑假去向 离校去向 目的地 destination")),
  NOTE(people("备注 说明 note notes remark remarks")),
  DEPARTMENT(Map.of(STAFF, "部门 单位 所在部门 所在单位 工作部门 学院 所属部门 department unit college")),
  POST(Map.of(STAFF, "岗位 职务 岗位名称 工作岗位 post role position duty")),
  COUNSELLOR(Map.of(CLASS, "辅导员工号 辅导员编号 辅导员职工号 counsellor counselor counsellor_number")),
  LEADER(Map.of(CLASS, "班长学号 班长 class_leader leader monitor class_leader_number")),
  CAMPUS(Map.of(ROOM, "校区 园区 所在校区 campus")),
  BUILDING(Map.of(ROOM, "楼 楼栋 楼号 楼宇 楼名 宿舍楼 公寓 公寓楼 栋 building block")),
  FLOOR(Map.of(ROOM, "层 楼层 层数 floor level")),
  ROOM_NUMBER(Map.of(ROOM, "房间 房间号 房号 室 室号 寝室 寝室号 宿舍 宿舍号 room room_number room_no")),
  BEDS(Map.of(ROOM, "床位 床位数 床数 额定人数 beds capacity")),
  PURPOSE(Map.of(ROOM, "类型 房间类型 性别 用途 住宿类型 purpose type sex"));

  /** What must be among the headings for a sheet to be of an entity. */
  private static final Map<Entity, List<List<Field>>> IDENTITY =
      Map.of(
          STUDENT, List.of(List.of(NUMBER, NAME)),
          STAFF, List.of(List.of(NUMBER, NAME)),
          CLASS,
              List.of(
                  List.of(CLASS_NAME, COUNSELLOR),
                  List.of(CLASS_NAME, LEADER),
                  List.of(CLASS_NAME, COLLEGE)),
          ROOM, List.of(List.of(BUILDING, ROOM_NUMBER)));

  private static final Map<Entity, Map<String, Field>> BY_HEADING = new EnumMap<>(Entity.class);

  static {
    for (var entity : Entity.values()) {
      var headings = new HashMap<String, Field>();
      for (var field : values()) {
        for (var word : field.headings.getOrDefault(entity, "").split(" ")) {
          if (!word.isEmpty()) {
            headings.putIfAbsent(plain(word), field);
          }
        }
      }
      BY_HEADING.put(entity, headings);
    }
  }

  private final Map<Entity, String> headings;

  Field(Map<Entity, String> headings) {
    this.headings = headings;
  }

  private static Map<Entity, String> people(String headings) {
    return Map.of(STUDENT, headings, STAFF, headings);
  }

  /** Its name in the database, the API and the messages. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The field of a name. */
  public static Optional<Field> of(String key) {
    return Arrays.stream(values()).filter(field -> field.key().equals(key)).findFirst();
  }

  /** What the columns of a sheet of an entity can mean. */
  public static List<Field> of(Entity entity) {
    return Arrays.stream(values()).filter(field -> field.headings.containsKey(entity)).toList();
  }

  /** What a heading means over a sheet of an entity. */
  static Optional<Field> of(Entity entity, String heading) {
    return Optional.ofNullable(BY_HEADING.get(entity)).map(words -> words.get(plain(heading)));
  }

  /** True when these fields suffice to know what a sheet is about. */
  static boolean identifies(Entity entity, java.util.Collection<Field> fields) {
    return IDENTITY.getOrDefault(entity, List.of()).stream().anyMatch(fields::containsAll);
  }

  /** A heading without what people decorate it with: blanks, marks of duty, case, width. */
  static String plain(String heading) {
    return Characters.narrow(heading)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[\\s\\u3000_\\-*:：]+", "")
        .replaceAll("(?<=.)\\((必填|选填|required|optional)\\)$", "");
  }
}
