package org.muster.rounds.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.muster.rounds.Excusals;
import org.muster.shared.CurrentInstitution;
import org.springframework.beans.factory.annotation.Autowired;

class ClassPageTests extends OnCampus {

  @Autowired Excusals excusals;

  @Test
  void showsTheClassLeaderWhoIsMissingWithTheNumberToCall() {
    CurrentInstitution.run(
        campus.id(),
        () ->
            jdbc.sql(
                    "update people.person set phone = '13800138000' where institution_id = ? and"
                        + " number = 'S02'")
                .param(campus.id())
                .update());
    reportWell("S01", "S03");
    assertThat(html(mine()))
        .contains("未报 1 人", "试S02", "138 **** 8000")
        .doesNotContain("试S03", "13800138000");
    assertThat(html(post(leader, "/people/" + person("S02") + "/phone")))
        .contains("tel:13800138000");
    assertThat(html(get(workingGroup, "/admin/trail?number=S02"))).contains("查看电话", "试S01");
  }

  @Test
  void showsTheClassLeaderNoHealthAnswerNoMarkAndNoReason() {
    reportWell("S01");
    reportFever("S02");
    CurrentInstitution.run(
        campus.id(),
        () ->
            excusals.excuse(
                round, person("S03"), "住院治疗", java.time.LocalDate.of(2026, 11, 30), "王老师"));
    assertThat(html(mine()))
        .contains("全班已报齐")
        .doesNotContain("38.6", "发热", "发烧", "fever", "住院", "试S02", "试S03");
  }

  @Test
  void takesTheZeroReportWhenNobodyIsMissing() {
    reportWell("S01", "S02", "S03");
    assertThat(html(mine())).contains("零报告", "应报 3 人");
    assertThat(sign()).hasStatus3xxRedirection();
    assertThat(html(mine())).contains("班长已确认", "试S01").doesNotContain("确认上报");
  }

  @Test
  void refusesTheZeroReportWhileSomebodyIsMissing() {
    reportWell("S01");
    assertThat(html(mine())).contains("还有 2 人未报").doesNotContain("确认上报");
    assertThat(sign()).hasStatus(409);
  }

  @Test
  void isClosedToTheLeaderOfAnotherClass() {
    assertThat(get(leader, "/class/{id}", campus.classes().get(1))).hasStatus(403);
  }

  private org.springframework.test.web.servlet.assertj.MvcTestResult mine() {
    return get(leader, "/class/{id}", campus.classes().getFirst());
  }

  private org.springframework.test.web.servlet.assertj.MvcTestResult sign() {
    return post(
        leader,
        "/rounds/" + round.id() + "/closures",
        "unit",
        campus.classes().getFirst().toString(),
        "level",
        "class");
  }
}
