package org.muster.desks.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.muster.identity.Viewer;
import org.muster.rounds.web.OnCampus;
import org.muster.shared.CurrentInstitution;

/** Where the staff are, who can come, and who does whose work. */
class StaffPagesTests extends OnCampus {

  void says(Viewer viewer, String... fields) {
    assertThat(post(viewer, "/staff/me", fields)).hasStatus3xxRedirection();
  }

  @Test
  void oneSaysWhereOneIsAndThoseAboveSeeIt() {
    says(counsellor, "where", "away", "region", "广东省珠海市", "works", "true", "hours", "5");
    assertThat(html(get(counsellor, "/staff/me"))).contains("在广东省珠海市", "5 小时内可到校");
    assertThat(html(get(chief, "/staff"))).contains("王老师", "在广东省珠海市").doesNotContain("张处长");
    assertThat(html(get(workingGroup, "/staff"))).contains("王老师", "张处长");
    assertThat(get(counsellor, "/staff")).hasStatus(403);
    assertThat(get(dataTeam, "/staff")).hasStatus(403);
  }

  @Test
  void aPlaceThatNobodyKnowsIsNotTaken() {
    assertThat(post(counsellor, "/staff/me", "where", "away", "region", "某地", "works", "true"))
        .hasStatus(422);
    assertThat(post(counsellor, "/staff/me", "works", "true")).hasStatus(422);
    assertThat(post(counsellor, "/staff/me", "where", "town")).hasStatus(422);
  }

  @Test
  void asBeforeIsOneTapAndBeginsToday() {
    says(counsellor, "where", "town", "works", "true", "hours", "1", "until", "2026-11-22");
    clock.advance(Duration.ofDays(9));
    assertThat(html(get(counsellor, "/staff/me"))).contains("上次填报，已过期");
    says(counsellor, "same", "true");
    assertThat(html(get(counsellor, "/staff/me"))).contains("今日有效的填报", "在本市");
  }

  @Test
  void whoIsolatesIsNotRecalledWhateverStandsInTheField() {
    says(counsellor, "where", "campus", "works", "true", "isolating", "true", "hours", "3");
    assertThat(html(get(chief, "/staff?only=isolating"))).contains("王老师", "隔离中");
    assertThat(html(get(chief, "/staff/ready"))).contains("隔离中，");
  }

  @Test
  void whoCalledInIsWrittenDownWithTheNameOfWhoWrote() {
    assertThat(post(chief, "/staff/" + counsellor.self(), "where", "campus", "works", "false"))
        .hasStatus3xxRedirection();
    assertThat(html(get(chief, "/staff"))).contains("由 李书记 代填", "未在岗");
    // Not of the chief counsellor's college.
    assertThat(post(chief, "/staff/" + workingGroup.self(), "where", "campus", "works", "true"))
        .hasStatus(404);
  }

  @Test
  void whatWasSaidLongAgoCountsAsNotSaid() {
    says(counsellor, "where", "campus", "works", "true");
    assertThat(html(get(chief, "/staff?only=silent"))).doesNotContain("T01");
    clock.advance(Duration.ofDays(8));
    assertThat(html(get(chief, "/staff?only=silent"))).contains("T01");
  }

  @Test
  void whoCanBeThereByAMomentIsOneClickWithTheReasonInWords() {
    says(counsellor, "where", "away", "works", "true", "hours", "240");
    says(chief, "where", "campus", "works", "true");
    assertThat(html(get(chief, "/staff/ready"))).contains("2 人中 1 人可到校", "在校，另行通知为止", "来不及");
    assertThat(html(get(chief, "/staff/ready?by=2026-12-20T08:00"))).contains("2 人中 2 人可到校");
    assertThat(html(get(workingGroup, "/staff/ready?only=unknown")))
        .contains("张处长", "从未填报到岗状态")
        .doesNotContain("在校，");
  }

  @Test
  void theListIsTakenWithNumbersInFullAndIsOnTheLedger() throws IOException {
    hasPhone();
    var page = html(get(chief, "/staff/ready"));
    assertThat(page).contains("138 **** 1234").doesNotContain("13800001234");
    var sheet = get(chief, "/staff/ready.xlsx");
    assertThat(sheet).hasStatusOk();
    try (var book =
        new ReadableWorkbook(
            new ByteArrayInputStream(sheet.getResponse().getContentAsByteArray()))) {
      var cells =
          book.getFirstSheet().read().stream()
              .flatMap(row -> row.stream())
              .map(cell -> cell == null ? "" : cell.getText())
              .collect(Collectors.joining("|"));
      assertThat(cells).contains("王老师", "13800001234", "李书记");
    }
    assertThat(trail("export.taken")).isEqualTo(1);
  }

  @Test
  void seeingANumberIsKept() {
    hasPhone();
    assertThat(html(post(chief, "/staff/" + counsellor.self() + "/phone"))).contains("13800001234");
    assertThat(trail("people.phone")).isEqualTo(1);
    assertThat(post(counsellor, "/staff/" + chief.self() + "/phone")).hasStatus(403);
  }

  @Test
  void aStandInIsNamedBeforehandSeenByBothAndEndedEarly() {
    assertThat(standIn(chief, "counsellor", "T04", "2026-11-25", "2026-11-30"))
        .hasStatus3xxRedirection();
    assertThat(html(get(chief, "/staff/stand-ins"))).contains("王老师", "赵工", "未开始");
    assertThat(html(get(counsellor, "/"))).contains("赵工 将为您（辅导员）代班");
    assertThat(html(get(dataTeam, "/"))).contains("您将为 王老师（辅导员）代班");
    clock.advance(Duration.ofDays(5));
    assertThat(html(get(dataTeam, "/"))).contains("您正在为 王老师（辅导员）代班");
    var page = html(get(chief, "/staff/stand-ins"));
    var end = page.replaceAll("(?s).*action=\"(/staff/stand-ins/[^\"]+/end)\".*", "$1");
    assertThat(post(counsellor, end)).hasStatus(403);
    assertThat(post(chief, end)).hasStatus3xxRedirection();
    assertThat(html(get(chief, "/staff/stand-ins"))).contains("目前没有代班安排");
    assertThat(html(get(counsellor, "/"))).doesNotContain("代班，至");
    assertThat(trail("people.stand-in-end")).isEqualTo(1);
  }

  @Test
  void aChiefCounsellorNamesNobodyForPostsThatAreNotOfTheirCollege() {
    // Else a college could put its own people into the working group.
    assertThat(
            post(
                chief,
                "/staff/" + workingGroup.self() + "/stand-ins",
                "kind",
                "working_group",
                "number",
                "T01",
                "from",
                "2026-11-25",
                "to",
                "2026-11-30"))
        .hasStatus(404);
    assertThat(standIn(chief, "data_team", "T04", "2026-11-25", "2026-11-30")).hasStatus(404);
    assertThat(standIn(chief, "counsellor", "S05", "2026-11-25", "2026-11-30")).hasStatus(422);
    assertThat(standIn(chief, "counsellor", "T04", "2026-11-01", "2026-11-30")).hasStatus(422);
  }

  @Test
  void whoIsAwayThemselvesStandsInForNobody() {
    says(dataTeam, "where", "town", "works", "false");
    var refused = standIn(chief, "counsellor", "T04", "2026-11-25", "2026-11-30");
    assertThat(refused).hasStatus(422);
    assertThat(html(refused)).contains("同样不在岗");
    says(dataTeam, "where", "town", "works", "true", "hours", "1");
    assertThat(standIn(chief, "counsellor", "T04", "2026-11-25", "2026-11-30"))
        .hasStatus3xxRedirection();
  }

  private org.springframework.test.web.servlet.assertj.MvcTestResult standIn(
      Viewer by, String kind, String number, String from, String to) {
    return post(
        by,
        "/staff/" + counsellor.self() + "/stand-ins",
        "kind",
        kind,
        "number",
        number,
        "from",
        from,
        "to",
        to);
  }

  private void hasPhone() {
    CurrentInstitution.run(
        campus.id(),
        () ->
            jdbc.sql(
                    "update people.person set phone = '13800001234' where institution_id = ? and id"
                        + " = ?")
                .params(campus.id(), counsellor.self())
                .update());
  }

  private long trail(String action) {
    return CurrentInstitution.<Long, RuntimeException>call(
        campus.id(),
        () ->
            jdbc.sql("select count(*) from audit.entry where action = :action")
                .params(Map.of("action", action))
                .query(Long.class)
                .single());
  }
}
