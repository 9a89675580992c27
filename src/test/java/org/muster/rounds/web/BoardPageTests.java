package org.muster.rounds.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.muster.shared.CurrentInstitution;

class BoardPageTests extends OnCampus {

  @Test
  void showsTheIdentityWithEachNumberLeadingToItsNames() {
    reportWell("S01", "S02");
    assertThat(html(get(workingGroup, "/command")))
        .contains("<html", "第1学院", "第2学院", "1号楼")
        .contains("/rounds/" + round.id() + "/people?state=missing\"><strong>10</strong>")
        .contains(
            "/rounds/"
                + round.id()
                + "/people?unit="
                + campus.colleges().getFirst()
                + "&amp;state=missing");
  }

  @Test
  void looksAgainForThePartThatChangesOnly() {
    assertThat(html(look(workingGroup, "/rounds/{id}", round.id())))
        .startsWith("<div id=\"board\"")
        .contains("hx-get")
        .doesNotContain("<html");
  }

  @Test
  void isNotSentAgainWhileNothingHasChanged() {
    var seen = html(get(workingGroup, "/command")).replaceAll("(?s).*seen=([0-9a-f]+).*", "$1");
    assertThat(look(workingGroup, "/rounds/{id}?seen={seen}", round.id(), seen)).hasStatus(204);
    reportWell("S01");
    nextSecond();
    assertThat(look(workingGroup, "/rounds/{id}?seen={seen}", round.id(), seen)).hasStatusOk();
  }

  @Test
  void countsWhereAUnitAndAPlaceMeet() {
    var building =
        CurrentInstitution.call(
            campus.id(),
            () ->
                jdbc.sql(
                        "select id from people.place where institution_id = ? and kind ="
                            + " 'building'")
                    .param(campus.id())
                    .query(java.util.UUID.class)
                    .single());
    assertThat(
            html(
                get(
                    workingGroup,
                    "/places/{place}?unit={unit}",
                    building,
                    campus.colleges().getFirst())))
        .contains("第1学院 · 1号楼", "<strong>6</strong>", "1011", "1012")
        .doesNotContain("1021");
  }

  @Test
  void showsAChiefTheirCollegeAndNoOther() {
    assertThat(html(get(chief, "/units/{id}", campus.colleges().getFirst())))
        .contains("甲11班", "<strong>6</strong>");
    assertThat(get(chief, "/units/{id}", campus.colleges().getLast())).hasStatus(403);
    assertThat(get(chief, "/command")).hasStatus(403);
    assertThat(get(leader, "/rounds/{id}", round.id())).hasStatusOk();
  }

  @Test
  void tellsHowManyAnswersAreAbnormalToThoseWhoReadAnswersOnly() {
    reportFever("S01");
    assertThat(html(get(workingGroup, "/command"))).contains("异常 1 人");
    assertThat(html(get(dataTeam, "/command"))).doesNotContain("异常");
    assertThat(html(get(leader, "/units/{id}", campus.classes().getFirst())))
        .doesNotContain("异常", "38.6");
  }

  /** The board is at most a second old: the next look is a later one. */
  private void nextSecond() {
    java.util.concurrent.locks.LockSupport.parkNanos(1_100_000_000L);
  }
}
