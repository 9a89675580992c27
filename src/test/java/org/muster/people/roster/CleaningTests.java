package org.muster.people.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muster.people.Initials;
import org.muster.shared.Divisions;

class CleaningTests {

  @ParameterizedTest
  @CsvSource({
    "张三,zs",
    "单雄信,sxx",
    "曾国藩,zgf",
    "欧阳修,oyx",
    "尉迟恭,ycg",
    "万俟卨,mqx",
    "Anna Smith,as",
    "张三丰2,zsf2"
  })
  void initialsAreHowPeopleSearch(String name, String initials) {
    assertThat(Initials.of(name)).isEqualTo(initials);
  }

  @ParameterizedTest
  @CsvSource({
    "138 0013 8000,13800138000",
    "+86-13800138000,13800138000",
    "8613800138000,13800138000",
    "0756-2621234,07562621234",
    "13800138000/13900139000,13800138000",
    "+85291234567,+85291234567"
  })
  void phonesAreBroughtIntoOneForm(String written, String phone) {
    assertThat(Phone.of(written)).hasValue(phone);
  }

  @ParameterizedTest
  @CsvSource({"1380013800", "无", "1.38E+10", "12345678901"})
  void whatCannotBeDialledIsNoPhone(String written) {
    assertThat(Phone.of(written)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "7号楼-813,,7号楼,813",
    "东校区3斋 402室,东校区,3斋,402",
    "16号楼537,,16号楼,537",
    "A栋-1204,,A栋,1204",
    "7号楼-813-2,,7号楼,813"
  })
  void roomsAreUnderstoodAsUniversitiesWriteThem(
      String written, String campus, String building, String room) {
    assertThat(Dormitory.of(written))
        .hasValue(new Dormitory(campus == null ? "" : campus, building, room));
  }

  @Test
  void floorsFollowFromRoomNumbers() {
    assertThat(Dormitory.floor("813")).isEqualTo("8");
    assertThat(Dormitory.floor("1204")).isEqualTo("12");
    assertThat(Dormitory.floor("12")).isEmpty();
  }

  @Test
  void divisionsAreThoseOf2019AndOthersLeadToThem() {
    var divisions = new Divisions();
    assertThat(divisions.name("440402")).isEqualTo("广东省珠海市香洲区");
    assertThat(divisions.name("310112")).isEqualTo("上海市闵行区");
    assertThat(divisions.parents("440402")).containsExactly("440000", "440400");
    assertThat(divisions.known("140703")).isFalse();
    assertThat(divisions.resolve("140703")).hasValue("140726");
    assertThat(divisions.known("999999")).isFalse();
    assertThat(divisions.resolve("999999")).isEmpty();
    assertThat(divisions.named("广东省珠海市香洲区")).hasValue("440402");
  }

  @Test
  void postsAreReadFromTitles() {
    assertThat(PostTitles.in("总辅导员")).containsExactly("chief_counsellor");
    assertThat(PostTitles.in("辅导员、资助")).containsExactly("counsellor", "aid");
    assertThat(PostTitles.in("心理咨询师")).containsExactly("counselling");
    assertThat(PostTitles.in("门卫")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "学号|姓名|性别|专业|班级|年级|手机号|宿舍|政治面貌|生源地;STUDENT",
        "序号|学院|班级|学号|姓名|性别|政治面貌|生源地|学生联系方式;STUDENT",
        "number|name|college|class|phone;STUDENT",
        "工号|姓名|部门|职务|手机;STAFF",
        "number|name|department|post;STAFF",
        "班级名称|院系|辅导员工号;CLASS",
        "楼栋|房间号|床位数;ROOM"
      })
  void headingsTellWhatASheetIsAbout(String headings, Entity entity) {
    var cells = List.of(headings.split("\\|")).stream().map(h -> new Cell(h, false)).toList();
    assertThat(Heading.of(1, cells, Heading.Learnt.NOTHING))
        .hasValueSatisfying(heading -> assertThat(heading.entity()).isEqualTo(entity));
  }
}
