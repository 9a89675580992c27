package org.muster.people.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.muster.people.PostKind;
import org.muster.people.Scope;

class RosterImportTests extends OnNewCampus {

  @Test
  void namesEveryMessByKindWithTheNumberItConcerns() {
    var id = read(Campus.messy().in(folder));
    assertThat(problems(id))
        .isEqualTo(
            Map.ofEntries(
                Map.entry("full_width_digits_in_phone", new TreeSet<>(List.of("S3"))),
                Map.entry("spaces_around_name", new TreeSet<>(List.of("S4"))),
                Map.entry("phone_missing", new TreeSet<>(List.of("S5"))),
                Map.entry("phone_as_number", new TreeSet<>(List.of("S6"))),
                Map.entry("origin_code_obsolete", new TreeSet<>(List.of("S7"))),
                Map.entry("origin_code_impossible", new TreeSet<>(List.of("S8"))),
                Map.entry("grade_as_text", new TreeSet<>(List.of("S8"))),
                Map.entry("class_unknown", new TreeSet<>(List.of("S9"))),
                Map.entry("destination_missing", new TreeSet<>(List.of("S10"))),
                Map.entry("row_twice_identical", new TreeSet<>(List.of("S3"))),
                Map.entry("same_number_two_people", new TreeSet<>(List.of("S11")))));
    in(
        () -> {
          var phone = lists.problems(id, "full_width_digits_in_phone", 0, 10).getFirst();
          assertThat(phone)
              .isEqualTo(
                  new ValueProblem(
                      "full_width_digits_in_phone",
                      "note",
                      "campus.xlsx",
                      "Sheet1",
                      6,
                      "联系电话",
                      "１３９０００００００３",
                      "S3"));
        });
  }

  @Test
  void losesNobodyWithABadValueAndKeepsTheGapOpen() {
    applied(Campus.messy().in(folder));
    assertThat(student("S5")).containsEntry("phone", null).containsEntry("unit", "会计1701班");
    assertThat(student("S3")).containsEntry("phone", "13900000003");
    assertThat(student("S7")).containsEntry("origin", "140726");
    assertThat(student("S8")).containsEntry("origin", null).containsEntry("unit", "会计1701班");
    assertThat(student("S9")).containsEntry("unit", "2017");
    assertThat(student("S2")).containsEntry("staying", true).containsEntry("initials", "sx");
    var whole = new Scope(university.id(), null, Map.of(PostKind.DATA_TEAM, java.util.Set.of()));
    in(
        () -> {
          var college = completeness.overview(whole).getFirst();
          assertThat(college.unknown())
              .containsEntry(Unknown.PHONE, 1)
              .containsEntry(Unknown.ORIGIN, 1)
              .containsEntry(Unknown.DESTINATION, 1)
              .containsEntry(Unknown.CLASS, 1)
              .containsEntry(Unknown.ROOM, 0)
              .containsEntry(Unknown.COUNSELLOR, 0)
              .containsEntry(Unknown.NUMBER, 1);
          assertThat(completeness.names(whole, Unknown.PHONE, college.college(), 0, 10))
              .extracting(Completeness.Gap::number)
              .containsExactly("S5");
          assertThat(completeness.names(whole, Unknown.NUMBER, null, 0, 10)).hasSize(1);
        });
  }

  @Test
  void appliesNeitherOfTwoPeopleUntilSomebodyDecides() {
    var id = applied(Campus.messy().in(folder));
    assertThat(numbers()).doesNotContain("S11");
    in(
        () -> {
          var conflict = lists.conflicts(id).getFirst();
          assertThat(conflict.fields()).containsExactly("name", "phone");
          imports.decide(dataTeam, id, "S11", null, conflict.sides().getLast().row());
          imports.apply(dataTeam, id, false);
        });
    assertThat(student("S11")).containsEntry("name", "褚三").containsEntry("unit", "会计1701班");
    assertThat(in(() -> imports.get(id)).count("students", "add")).isEqualTo(11);
  }

  @Test
  void findsNothingToDoInTheSameFileAgain() {
    var file = Campus.messy().in(folder);
    var first = applied(file);
    var counts = in(() -> imports.get(first)).counts();
    assertThat(in(() -> imports.apply(dataTeam, first, false)).counts()).isEqualTo(counts);
    var again = in(() -> imports.get(read(file)));
    assertThat(again.changing()).isZero();
    assertThat(again.count("students", "same")).isEqualTo(10);
    assertThat(again.count("classes", "same")).isEqualTo(2);
    assertThat(again.count("rooms", "same")).isEqualTo(3);
    assertThat(again.count("staff", "same")).isEqualTo(3);
  }

  @Test
  void sealsNotesAndStillKnowsTheSameNoteAgain() throws Exception {
    var csv = "学号,姓名,学院,年级,班级,备注\nS1,张三,商学院,2017,会计1701班,%s\n";
    applied(file(csv.formatted("哮喘")));
    assertThat(note()).startsWith("sealed:").doesNotContain("哮喘");
    assertThat(in(() -> imports.get(read(file(csv.formatted("哮喘"))))).count("students", "same"))
        .isOne();
    var id = read(file(csv.formatted("已康复")));
    var change =
        in(() -> lists.rows(id, Entity.STUDENT, Outcome.CHANGE, false, 0, 10))
            .getFirst()
            .changes()
            .getFirst();
    assertThat(change).isEqualTo(new RowLine.Difference("note", "哮喘", "已康复"));
  }

  private Upload file(String csv) throws java.io.IOException {
    var path = java.nio.file.Files.createTempFile(folder, "notes", ".csv");
    return new Upload("notes.csv", java.nio.file.Files.writeString(path, csv));
  }

  private String note() {
    return in(
        () ->
            jdbc.sql("select note from people.person where institution_id = ? and number = 'S1'")
                .param(university.id())
                .query(String.class)
                .single());
  }

  @Test
  void datesWhoLeavesAndWelcomesThemBackWithTheirHistory() {
    applied(Campus.tidy().in(folder));
    var without = Campus.tidy();
    without.students.removeLast();
    without.plain("S12", "卫四", 2017, "会计1701班", "440402", "13900000013");
    var id = read(without.in(folder));
    assertThat(in(() -> imports.get(id)).count("students", "leave")).isEqualTo(1);
    assertProblem("import.leavers", () -> imports.apply(dataTeam, id, false));
    in(() -> imports.apply(dataTeam, id, true));
    assertThat(numbers()).containsExactly("S1", "S12");
    assertThat(
            one("select count(*) from people.person where number = 'S2' and left_at is not null"))
        .isOne();
    applied(Campus.tidy().in(folder), true);
    assertThat(numbers()).containsExactly("S1", "S2");
    assertThat(
            one(
                """
                select count(*) from people.membership m join people.person p on p.id = m.person_id
                 where p.number = 'S2'
                """))
        .isEqualTo(2);
  }

  @Test
  void movesAStudentWithoutLosingWhereTheyWere() {
    applied(Campus.tidy().in(folder));
    var moved = Campus.tidy();
    moved.students.removeFirst();
    moved.student("S1", "张三", 2017, "会计1702班", "440402", "13900000099", "440402", "广东省珠海市香洲区");
    var id = read(moved.in(folder));
    in(
        () -> {
          assertThat(imports.get(id).count("students", "transfer")).isOne();
          var row = lists.rows(id, Entity.STUDENT, Outcome.TRANSFER, false, 0, 10).getFirst();
          assertThat(row.changes())
              .containsExactlyInAnyOrder(
                  new RowLine.Difference("phone", "13900000001", "13900000099"),
                  new RowLine.Difference("unit", "商学院 · 2017 · 会计1701班", "商学院 · 2017 · 会计1702班"));
          imports.apply(dataTeam, id, false);
        });
    assertThat(student("S1")).containsEntry("unit", "会计1702班");
    assertThat(
            one(
                """
                select count(*) from people.membership m join people.person p on p.id = m.person_id
                 where p.number = 'S1' and m.to_at is not null
                """))
        .isOne();
  }

  @Test
  void givesPostsAndRelievesThemWhenTheFileSaysSo() {
    applied(Campus.tidy().in(folder));
    assertThat(holders("counsellor")).containsExactly("T3 会计1701班", "T3 会计1702班");
    assertThat(holders("chief_counsellor")).containsExactly("T2 商学院");
    assertThat(holders("class_leader")).containsExactly("S1 会计1701班", "S2 会计1702班");
    assertThat(holders("working_group")).containsExactly("T1 试验大学");
    var changed = Campus.tidy();
    changed.classes.set(1, Workbook.row("会计1701班", "商学院", "会计", 2017, "T2", "S1"));
    var id = applied(changed.in(folder));
    assertThat(in(() -> imports.get(id)).count("classes", "change")).isOne();
    assertThat(one("select count(*) from people.post where kind = 'counsellor' and to_on is null"))
        .isEqualTo(2);
    assertThat(
            one("select count(*) from people.post where kind = 'counsellor' and to_on is not null"))
        .isOne();
  }

  @Test
  void makesClassesAndRoomsFromStudentsWhereNothingElseNamesThem() {
    var id = applied(Campus.tidy().studentsIn(folder));
    assertThat(student("S1")).containsEntry("unit", "会计1701班").containsEntry("room", "813");
    assertThat(in(() -> imports.get(id)).count("classes", "add")).isEqualTo(2);
    assertThat(problems(id)).isEmpty();
  }

  @Test
  void doesNotApplyOverWhatChangedSinceItWasLookedAt() {
    var file = Campus.tidy().in(folder);
    var first = read(file);
    var second = read(file);
    in(() -> imports.apply(dataTeam, second, false));
    assertProblem("import.stale", () -> imports.apply(dataTeam, first, false));
    assertThat(in(() -> imports.get(first)).changing()).isZero();
  }

  @Test
  void remembersWhatAColumnMeansOnceItWasSaid() {
    var file =
        Workbook.of(
            folder,
            "odd.xlsx",
            book ->
                book.sheet(
                    "名单",
                    Workbook.row("学生代号", "尊姓大名", "学院", "年级", "班级", "备忘"),
                    Workbook.row("S1", "张三", "商学院", 2017, "会计1701班", "x")));
    assertProblem("import.no-heading", () -> read(file));
    in(
        () ->
            jdbc.sql(
                    """
                    insert into people.import_column (institution_id, entity, heading, field)
                    values (?, 'student', '学生代号', 'number'), (?, 'student', '尊姓大名', 'name')
                    """)
                .params(university.id(), university.id())
                .update());
    var id = read(file);
    assertThat(in(() -> imports.get(id)).count("students", "add")).isOne();
    assertThat(in(() -> lists.sheets(id)).getFirst().unmapped()).containsExactly("备忘");
  }

  @Test
  void leavesNothingBehindOfAFileThatCannotBeRead() {
    var empty = folder.resolve("empty.csv");
    in(() -> java.nio.file.Files.createFile(empty));
    assertProblem("import.file-empty", () -> read(new Upload("empty.csv", empty)));
    assertThat(in(() -> imports.latest()).getFirst().state()).isEqualTo("failed");
    assertThat(one("select count(*) from people.import_row")).isZero();
  }
}
