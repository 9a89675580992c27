package org.muster.rounds.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.muster.people.Mark;
import org.muster.shared.CurrentInstitution;

class NamesPageTests extends OnCampus {

  @Test
  void areThoseOfTheStateAskedFor() {
    reportWell("S01");
    assertThat(html(names(workingGroup, "?state=reported")))
        .contains("试S01")
        .doesNotContain("试S02");
    assertThat(html(names(workingGroup, "?state=missing")))
        .contains("试S02", "试S12", "· 11")
        .doesNotContain("试S01");
  }

  @Test
  void areFoundByNumberOrInitialsAndSorted() {
    assertThat(html(names(workingGroup, "?q=S1")))
        .contains("试S10", "试S11", "试S12")
        .doesNotContain("试S02");
    assertThat(html(names(workingGroup, "?sort=-number"))).containsSubsequence("试S12", "试S01");
  }

  @Test
  void areThoseOfTheViewersChargeOnly() {
    assertThat(html(names(counsellor, ""))).contains("试S06").doesNotContain("试S07");
    assertThat(html(names(leader, ""))).contains("试S03").doesNotContain("试S04");
    assertThat(names(new org.muster.identity.Viewer(campus.id(), person("S05"), "试S05"), ""))
        .satisfies(page -> assertThat(html(page)).doesNotContain("试S01"));
  }

  @Test
  void ofAbnormalAnswersAreForThoseWhoReadAnswers() {
    reportFever("S02");
    assertThat(html(names(counsellor, "?flagged=1"))).contains("试S02", "异常");
    assertThat(html(names(leader, "?flagged=1"))).doesNotContain("试S02");
    assertThat(html(names(dataTeam, "?flagged=1"))).doesNotContain("试S02");
  }

  @Test
  void leaveAsCsvThatNoSpreadsheetTakesForFormulas() {
    CurrentInstitution.run(
        campus.id(),
        () ->
            jdbc.sql(
                    "update people.person set name = '=1+1' where institution_id = ? and number ="
                        + " 'S02'")
                .param(campus.id())
                .update());
    var csv = html(get(counsellor, "/rounds/{id}/people.csv?state=missing", round.id()));
    assertThat(csv).startsWith("\uFEFF");
    assertThat(Mark.without(csv)).contains(",S02,'=1+1,未报,");
    assertThat(get(leader, "/rounds/{id}/people.csv", round.id())).hasStatus(403);
  }

  private org.springframework.test.web.servlet.assertj.MvcTestResult names(
      org.muster.identity.Viewer viewer, String query) {
    return get(viewer, "/rounds/" + round.id() + "/people" + query);
  }
}
