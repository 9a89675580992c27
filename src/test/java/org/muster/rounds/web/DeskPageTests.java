package org.muster.rounds.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.muster.shared.CurrentInstitution;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class DeskPageTests extends OnCampus {

  @Test
  void showsTheMissingOfTheCounsellorsClassesOnly() {
    reportWell("S01", "S02");
    assertThat(html(get(counsellor, "/desk")))
        .contains("试S03", "试S06", "甲11班", "甲12班", "未报 4 人")
        .doesNotContain("试S07");
    assertThat(get(leader, "/desk")).hasStatus(403);
  }

  @Test
  void standsWhenTheRosterHasANumberThatNobodyCanDial() {
    CurrentInstitution.run(
        campus.id(),
        () ->
            jdbc.sql(
                    "update people.person set phone = '1' where institution_id = ? and"
                        + " number = 'S06'")
                .param(campus.id())
                .update());
    reportFever("S06");
    assertThat(html(get(counsellor, "/desk"))).contains("试S06").doesNotContain("****");
  }

  @Test
  void settlesEverybodyAndSignsTheDay() {
    reportWell("S01", "S02", "S04", "S05");
    reportFever("S06");
    assertThat(html(get(counsellor, "/desk"))).contains("签报 1 个班级", "甲11班：未报 1 人");
    assertThat(sign()).hasStatus3xxRedirection();
    assertThat(signed()).containsExactly(campus.classes().get(1));
    assertThat(
            post(counsellor, entry("S03") + "/report", "same", "1", "_via", "phone", "_key", "k1"))
        .hasStatus3xxRedirection();
    sign();
    assertThat(signed()).containsExactlyElementsOf(campus.classes().subList(0, 2));
    assertThat(html(get(counsellor, "/desk"))).contains("所有班级均已签报");
  }

  @Test
  void excusesWithAReasonAndDeclaresUnreachableWithTries() {
    assertThat(post(counsellor, entry("S01") + "/excusal", "reason", "病假", "until", "2026-11-30"))
        .hasStatus3xxRedirection();
    assertThat(
            post(
                counsellor,
                entry("S02") + "/unreachable",
                "at",
                "08:00",
                "means",
                "phone",
                "note",
                "关机",
                "at",
                "",
                "means",
                "phone",
                "note",
                ""))
        .hasStatus3xxRedirection();
    assertThat(html(get(counsellor, "/rounds/{id}/people?mine=1", round.id())))
        .contains("病假", "已联系 1 次");
    assertThat(post(counsellor, entry("S01") + "/excusal/withdrawal")).hasStatus3xxRedirection();
    assertThat(html(get(counsellor, "/desk"))).contains("未报 5 人");
  }

  @Test
  void showsAFaultBesideItsQuestionAndKeepsWhatWasEntered() {
    var page =
        post(
            counsellor,
            entry("S01") + "/report",
            "_via",
            "visit",
            "_key",
            "k2",
            "health",
            "well",
            "isolation",
            "none",
            "contact",
            "false",
            "listed_region",
            "false",
            "household",
            "false",
            "temperature",
            "400",
            "note",
            "宿舍走访");
    assertThat(page).hasStatus(422);
    assertThat(html(page)).contains("宿舍走访", "role=\"alert\"", "value=\"visit\" checked");
  }

  @Test
  void isNotForPeopleOutsideTheCharge() {
    assertThat(get(counsellor, entry("S07"))).hasStatus(404);
    assertThat(get(leader, entry("S02"))).hasStatus(403);
    assertThat(get(dataTeam, entry("S02"))).hasStatus(403);
    assertThat(get(counsellor, entry("S02"))).hasStatusOk();
  }

  private String entry(String number) {
    return "/rounds/" + round.id() + "/roll/" + person(number);
  }

  private MvcTestResult sign() {
    return post(counsellor, "/rounds/" + round.id() + "/desk/signature");
  }

  private java.util.List<UUID> signed() {
    return CurrentInstitution.call(
        campus.id(),
        () ->
            jdbc.sql(
                    """
                    select unit_id from rounds.closure
                     where institution_id = ? and level = 'counsellor' order by unit_id
                    """)
                .param(campus.id())
                .query(UUID.class)
                .list());
  }
}
