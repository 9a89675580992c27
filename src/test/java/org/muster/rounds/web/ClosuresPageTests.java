package org.muster.rounds.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.muster.shared.CurrentInstitution;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class ClosuresPageTests extends OnCampus {

  @Test
  void signsFromTheCollegeUpAndProvesIt() {
    everybodyReports();
    assertThat(html(get(chief, "/units/{id}", campus.colleges().getFirst())))
        .contains("为第1学院签报", "2 个班级中已有 0 个签报");
    assertThat(sign(chief, campus.colleges().getFirst().toString(), "college"))
        .hasStatus3xxRedirection();
    assertThat(html(get(workingGroup, "/command"))).contains("2 个学院中已有 1 个签报", "第2学院");
    assertThat(sign(workingGroup, "", "university")).hasStatus3xxRedirection();
    assertThat(html(get(workingGroup, "/rounds/{id}", round.id())))
        .contains("学校已签报", "张处长", "签报关闭")
        .doesNotContain("hx-get");
    assertThat(html(get(workingGroup, "/rounds/{id}/closures?proof=1", round.id())))
        .contains("核验通过", "应报 12 = 已报 12", "签报时，下级有 1 个单位尚未签报");
  }

  @Test
  void findsARollThatWasTamperedWith() {
    everybodyReports();
    sign(workingGroup, "", "university");
    CurrentInstitution.run(
        campus.id(),
        () ->
            jdbc.sql(
                    "update rounds.roll set state = 'proxy' where institution_id = ? and person_id"
                        + " = ?")
                .params(campus.id(), person("S01"))
                .update());
    assertThat(html(get(workingGroup, "/rounds/{id}/closures?proof=1", round.id())))
        .contains("无法复现")
        .doesNotContain("核验通过");
  }

  @Test
  void takesASignatureBackWithAReason() {
    everybodyReports();
    sign(chief, campus.colleges().getFirst().toString(), "college");
    var closure =
        CurrentInstitution.call(
            campus.id(),
            () ->
                jdbc.sql("select id from rounds.closure where institution_id = ?")
                    .param(campus.id())
                    .query(java.util.UUID.class)
                    .single());
    var address = "/rounds/" + round.id() + "/closures/" + closure + "/reopening";
    assertThat(post(counsellor, address, "why", "有误")).hasStatus(403);
    assertThat(post(chief, address, "why", "")).hasStatus(422);
    assertThat(post(chief, address, "why", "有误")).hasStatus3xxRedirection();
    assertThat(html(get(chief, "/units/{id}", campus.colleges().getFirst()))).contains("为第1学院签报");
  }

  @Test
  void makesRoundsAndSchedulesForTheDataTeamOnly() {
    assertThat(html(get(dataTeam, "/rounds"))).contains("每日健康日报", "新建填报");
    assertThat(html(get(dataTeam, "/rounds/new"))).contains("全体学生", "第1学院");
    assertThat(
            post(
                dataTeam,
                "/rounds",
                "name",
                "去向普查",
                "form",
                "daily-health",
                "audience",
                "unit",
                "unit",
                campus.colleges().getFirst().toString(),
                "opens",
                "",
                "due",
                "2026-11-22T08:00"))
        .hasStatus3xxRedirection();
    assertThat(
            post(
                dataTeam,
                "/rounds/schedules",
                "name",
                "晨报",
                "form",
                "daily-health",
                "opens",
                "06:00",
                "due",
                "10:00"))
        .hasStatus3xxRedirection();
    assertThat(html(get(dataTeam, "/rounds"))).contains("去向普查", "晨报", "每日 06:00 至 10:00");
    assertThat(get(counsellor, "/rounds")).hasStatusOk();
    assertThat(get(counsellor, "/rounds/new")).hasStatus(403);
    assertThat(get(leader, "/rounds")).hasStatus(403);
  }

  @Test
  void putsEachRolesWorkOnItsHomePage() {
    assertThat(html(get(leader, "/"))).contains("立即填报", "/class/" + campus.classes().getFirst());
    assertThat(html(get(counsellor, "/"))).contains("href=\"/desk\"");
    assertThat(html(get(chief, "/"))).contains("/units/" + campus.colleges().getFirst());
    assertThat(html(get(workingGroup, "/"))).contains("href=\"/command\"", "应报 12 人");
  }

  @Test
  void showsAPersonsAnswersOnTheirPageToThoseWhoMayReadThem() {
    reportFever("S02");
    assertThat(html(get(counsellor, "/people/{id}", person("S02")))).contains("38.6");
    assertThat(html(get(leader, "/people/{id}", person("S02"))))
        .contains("已报")
        .doesNotContain("38.6", "发热", "发烧");
  }

  private void everybodyReports() {
    for (int n = 1; n <= 12; n++) {
      reportWell("S%02d".formatted(n));
    }
  }

  private MvcTestResult sign(org.muster.identity.Viewer viewer, String unit, String level) {
    return post(viewer, "/rounds/" + round.id() + "/closures", "unit", unit, "level", level);
  }
}
