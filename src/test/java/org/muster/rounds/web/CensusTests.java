package org.muster.rounds.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.identity.TokenScope;
import org.muster.identity.Tokens;
import org.muster.identity.Viewer;
import org.muster.rounds.AnswerCounts;
import org.muster.rounds.CheckIns;
import org.muster.rounds.Receipt;
import org.muster.rounds.Submission;
import org.muster.rounds.Via;
import org.muster.shared.Ids;
import org.springframework.beans.factory.annotation.Autowired;

/** Holiday destinations, asked once beside the daily report. */
@SuppressWarnings("NullAway.Init")
class CensusTests extends OnCampus {

  @Autowired CheckIns checkIns;
  @Autowired AnswerCounts counts;
  @Autowired Tokens tokens;

  private UUID census;

  @BeforeEach
  void begin() {
    var begun =
        post(
            workingGroup,
            "/rounds",
            "census",
            "true",
            "form",
            "holiday-plan",
            "name",
            "寒假去向统计",
            "audience",
            "all",
            "due",
            "2026-12-31T20:00");
    var address = begun.getResponse().getRedirectedUrl();
    assertThat(address).startsWith("/rounds/");
    census = UUID.fromString(String.valueOf(address).substring("/rounds/".length()));
  }

  @Test
  void beginsInThreeClicksAndIsMusteredLikeEveryRound() {
    assertThat(html(get(workingGroup, "/rounds"))).contains("/rounds/new?census=holiday-plan");
    assertThat(html(get(workingGroup, "/rounds/new?census=holiday-plan")))
        .contains("value=\"假期去向统计\"", "value=\"holiday-plan\"", "立即开始");
    assertThat(html(get(workingGroup, "/rounds/{id}/people?state=missing", census)))
        .contains("· 12");
    assertThat(get(workingGroup, "/rounds/{id}/chase", census)).hasStatusOk();
  }

  @Test
  void leavesTheDailyRoundItsPlace() {
    assertThat(here(() -> rounds.current()).orElseThrow().id()).isEqualTo(round.id());
  }

  @Test
  void isConfirmedInOneTapWhereTheHomePlaceIsKnown() {
    home("S01", "440402");
    home("S02", null);
    assertThat(html(get(student("S01"), "/rounds/{id}/mine", census)))
        .contains("以上信息无误，提交", "广东省珠海市香洲区");
    assertThat(send("S01", new Submission.Same())).isInstanceOf(Receipt.Accepted.class);
    assertThat(html(get(student("S02"), "/rounds/{id}/mine", census)))
        .doesNotContain("以上信息无误，提交")
        .contains("<details open", "<optgroup label=\"广东省\"");
  }

  @Test
  void knowsWhoStaysAndAsksThemNothing() {
    here(
        () ->
            jdbc.sql(
                    "update people.person set staying = true where institution_id = ? and number ="
                        + " 'S03'")
                .param(campus.id())
                .update());
    assertThat(send("S03", new Submission.Same())).isInstanceOf(Receipt.Accepted.class);
    var said = here(() -> checkIns.of(census, person("S03"))).today();
    assertThat(java.util.Objects.requireNonNull(said).get("plan")).isEqualTo("stay");
  }

  @Test
  void keepsOneCodeForACountyWhicheverEditionAPlaceWasSentBy() {
    assertThat(answered("S01", "410783")).isInstanceOf(Receipt.Accepted.class);
    assertThat(answered("S02", "410728")).isInstanceOf(Receipt.Accepted.class);
    assertThat(answered("S03", "广东省珠海市")).isInstanceOf(Receipt.Accepted.class);
    assertThat(answered("S04", "999999")).isInstanceOf(Receipt.Faulty.class);
    var destination = question("destination");
    assertThat(destination.answers())
        .extracting(one -> one.value() + " " + one.count())
        .containsExactly("410000 2", "440000 1");
    assertThat(destination.exact())
        .extracting(one -> one.value() + " " + one.count())
        .containsExactly("410700 2", "440400 1");
  }

  @Test
  void addsUpToTheRollForEveryQuestion() {
    answered("S01", "440402");
    answered("S02", "abroad");
    send("S03", Map.of("plan", "stay", "family", true));
    var counted = here(() -> counts.of(whole(), rounds.get(census)));
    assertThat(counted.people()).isEqualTo(12);
    assertThat(counted.silent()).isEqualTo(9);
    assertThat(counted.questions())
        .allSatisfy(
            one ->
                assertThat(
                        one.answers().stream().mapToInt(it -> it.count()).sum()
                            + counted.without(one)
                            + counted.silent())
                    .isEqualTo(12));
    assertThat(html(get(workingGroup, "/rounds/{id}/answers", census)))
        .contains("国外", "广东省", "尚未填报", "分单位查看");
    assertThat(html(get(workingGroup, "/rounds/{id}/answers?open=destination.440000", census)))
        .contains("珠海市");
  }

  @Test
  void namesAreBehindEachCountForThoseWhoReadAnswers() {
    answered("S01", "440402");
    answered("S02", "110105");
    var path = "/rounds/" + census + "/people?item=destination&answer=440000";
    assertThat(html(get(workingGroup, path))).contains("试S01").doesNotContain("试S02");
    assertThat(html(get(counsellor, path))).contains("试S01", "目的地：广东省");
    assertThat(get(leader, path)).hasStatus(403);
    assertThat(get(dataTeam, path)).hasStatus(403);
    assertThat(get(leader, "/rounds/{id}/answers", census)).hasStatus(403);
    assertThat(html(get(workingGroup, path.replace("440000", "-")))).contains("· 0");
  }

  @Test
  void countsOfHealthAndSmallOnesAreNotForTheDataTeam() {
    reportFever("S02");
    reportWell("S03");
    assertThat(html(get(workingGroup, "/rounds/{id}/answers", round.id()))).contains("38.6");
    assertThat(html(get(dataTeam, "/rounds/{id}/answers", round.id())))
        .doesNotContain("38.6", "q-symptoms");
    answered("S01", "440402");
    assertThat(html(get(dataTeam, "/rounds/{id}/answers", census)))
        .contains("广东省", "少于 5")
        .doesNotContain("item=destination");
  }

  @Test
  void leavesAsASheetAndForPrograms() {
    answered("S01", "440402");
    assertThat(get(counsellor, "/rounds/{id}/answers.xlsx", census)).hasStatusOk();
    for (int n = 2; n <= 7; n++) {
      answered("S0" + n, "110105");
    }
    // One of 珠海 and six of 北京: the one is not told, and so that it cannot be found out, the six.
    assertThat(program("/api/v1/rounds/" + census + "/answers"))
        .contains("\"silent\":5")
        .contains("{\"value\":\"440400\",\"label\":\"广东省珠海市\",\"people\":null}")
        .contains("{\"value\":\"110000\",\"label\":\"北京市\",\"people\":null}")
        .contains("{\"value\":\"home\",\"label\":\"回家\",\"people\":7}");
  }

  private String program(String path) {
    var token =
        tokens.issue(
            new Viewer(campus.id(), null, "data team"),
            "test",
            java.util.Set.of(TokenScope.ROUNDS_READ),
            Tokens.LONGEST);
    return html(
        browser
            .get()
            .uri(path)
            .header("Authorization", "Bearer " + token.text())
            .header("Accept-Language", "zh-CN")
            .exchange());
  }

  private org.muster.rounds.Counted.Question question(String code) {
    return here(() -> counts.of(whole(), rounds.get(census))).questions().stream()
        .filter(one -> one.item().code().equals(code))
        .findFirst()
        .orElseThrow();
  }

  private org.muster.people.Scope whole() {
    return new org.muster.people.Scope(
        campus.id(),
        workingGroup.person(),
        Map.of(org.muster.people.PostKind.WORKING_GROUP, java.util.Set.of()));
  }

  private void home(String number, @Nullable String origin) {
    here(
        () ->
            jdbc.sql(
                    """
                    update people.person set origin = :home::text, destination = :home::text
                     where institution_id = :campus and number = :number
                    """)
                .param("home", origin)
                .param("campus", campus.id())
                .param("number", number)
                .update());
  }

  private Receipt answered(String number, String place) {
    return send(number, Map.of("plan", "home", "destination", place, "family", true));
  }

  private Receipt send(String number, Map<String, @Nullable Object> answers) {
    return send(number, new Submission.Answered(answers));
  }

  private Receipt send(String number, Submission.Body body) {
    return here(
        () ->
            reports.take(
                new Submission(
                    census, person(number), Ids.next().toString(), body, Via.SELF, null, null)));
  }

  private Viewer student(String number) {
    return new Viewer(campus.id(), person(number), "试" + number);
  }
}
