package org.muster.calls.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.muster.identity.web.SignedIn;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;

class CardPageTests extends CallsOnCampus {

  private static final String[] WELL = {
    "health",
    "well",
    "isolation",
    "none",
    "contact",
    "false",
    "listed_region",
    "false",
    "household",
    "false"
  };

  @Test
  void keepsTheSamePostTwiceAsOneAttempt() {
    log(counsellor, "S02", "no_answer", "k1");
    log(counsellor, "S02", "no_answer", "k1");
    assertThat(attempts()).isEqualTo(1);
    log(counsellor, "S02", "no_answer", "k2");
    assertThat(attempts()).isEqualTo(2);
  }

  @Test
  void takesTheAnswersDownAsAProxyReportWithTheAttempt() {
    assertThat(card(get(counsellor, "/calls"))).contains("代报：每日健康日报");
    log(
        counsellor,
        "S02",
        "",
        "k1",
        with(WELL, "_round", round.id().toString(), "_take", "rounds.answers", "_note", "在家"));
    assertThat(state("S02")).isEqualTo("proxy");
    assertThat(
            text(
                "select outcome || ' ' || by_name from calls.attempt"
                    + " where institution_id = ? and person_id = ?",
                person("S02")))
        .isEqualTo("reached_well 王老师");
    assertThat(
            text(
                "select via || ' ' || by_name from rounds.report"
                    + " where institution_id = ? and person_id = ?",
                person("S02")))
        .isEqualTo("phone 王老师");
  }

  @Test
  void completesWhatALostConnectionCutInTwo() {
    log(
        counsellor,
        "S02",
        "",
        "k1",
        with(WELL, "_round", round.id().toString(), "_take", "rounds.answers"));
    here(
        () ->
            // As if the line, or the program, had gone between the report and the attempt.
            jdbc.sql("delete from calls.attempt where institution_id = ?")
                .param(campus.id())
                .update());
    log(
        counsellor,
        "S02",
        "",
        "k1",
        with(WELL, "_round", round.id().toString(), "_take", "rounds.answers"));
    assertThat(attempts()).isEqualTo(1);
    assertThat(count("select count(*) from rounds.report where institution_id = ?")).isEqualTo(5);
  }

  @Test
  void keepsNothingOfFaultyAnswersAndShowsWhatWasEntered() {
    var page =
        log(
            counsellor,
            "S02",
            "reached_issue",
            "k1",
            with(
                WELL,
                "_round",
                round.id().toString(),
                "_take",
                "rounds.answers",
                "_note",
                "声音沙哑",
                "temperature",
                "400"));
    assertThat(page).hasStatus(422);
    assertThat(html(page)).contains("声音沙哑", "role=\"alert\"", "value=\"reached_issue\" checked");
    assertThat(attempts()).isZero();
    assertThat(state("S02")).isEqualTo("missing");
  }

  @Test
  void asksForAnOutcomeAndTakesNothingDownOfWhomNobodyReached() {
    assertThat(log(counsellor, "S02", "", "k1")).hasStatus(422);
    var page = log(counsellor, "S02", "no_answer", "k1", "_take", "rounds.same");
    assertThat(page).hasStatus(422);
    assertThat(html(page)).contains("只有联系上才能代报");
    assertThat(attempts()).isZero();
  }

  @Test
  void revealsANumberAndKeepsThatOnTheTrailOfWhoseItIs() {
    var shown =
        post(counsellor, at("S02") + "/number", "tie", "room_mate", "of", person("S03").toString());
    assertThat(html(shown)).contains("tel:13800000003");
    assertThat(
            text(
                "select actor || action from audit.entry where institution_id = ?"
                    + " and subject_id = ?::text order by seq desc limit 1",
                person("S03")))
        .endsWith("people.phone");
    assertThat(
            post(counsellor, at("S02") + "/number", "tie", "self", "of", person("S07").toString()))
        .hasStatus(422);
  }

  @Test
  void keepsADraftSealedUntilItIsLogged() {
    post(counsellor, at("S02") + "/draft", "_key", "k9", "_note", "家里停电", "_outcome", "no_answer");
    assertThat(
            text(
                "select fields from calls.draft where institution_id = ? and person_id = ?",
                person("S02")))
        .startsWith("sealed:");
    assertThat(card(get(counsellor, "/calls")))
        .contains("家里停电", "value=\"k9\"", "value=\"no_answer\" checked");
    assertThat(html(get(chief, at("S02")))).as("another's card").doesNotContain("家里停电");
    log(counsellor, "S02", "no_answer", "k9", "_note", "家里停电");
    assertThat(count("select count(*) from calls.draft where institution_id = ?")).isZero();
    post(counsellor, at("S02") + "/draft", "_key", "k9", "_note", "家里停电");
    assertThat(count("select count(*) from calls.draft where institution_id = ?"))
        .as("a draft that arrives after its call")
        .isZero();
  }

  @Test
  void restoresTypedAnswersToo() {
    post(
        counsellor,
        at("S02") + "/draft",
        with(
            WELL,
            "_key",
            "k9",
            "_round",
            round.id().toString(),
            "health",
            "unwell",
            "note",
            "头有点晕"));
    assertThat(card(get(counsellor, "/calls"))).contains("头有点晕", "<details open");
  }

  @Test
  void tellsAScriptWhereToGoOn() {
    var answer =
        browser
            .post()
            .uri(at("S02") + "/attempts")
            .header("HX-Request", "true")
            .params(
                new org.springframework.util.LinkedMultiValueMap<>(
                    org.springframework.util.MultiValueMap.fromSingleValue(
                        Map.of("_key", "k1", "_outcome", "no_answer", "_sheet", "1"))))
            .with(SignedIn.as(counsellor))
            .with(SecurityMockMvcRequestPostProcessors.csrf())
            .exchange();
    assertThat(answer).hasStatus(204).hasHeader("HX-Redirect", "/calls?logged=no_answer");
  }

  @Test
  void isOnTheDossierAndLogsACallThatNothingAskedFor() {
    assertThat(html(get(counsellor, "/people/" + person("S01")))).contains("登记一次联系");
    assertThat(html(get(counsellor, at("S01")))).contains("目前没有需要拨打的事项");
    assertThat(
            post(
                counsellor,
                at("S01") + "/attempts",
                "_key",
                "k1",
                "_outcome",
                "reached_well",
                "_note",
                "返乡情况良好",
                "_means",
                "visit"))
        .hasRedirectedUrl("/people/" + person("S01"));
    assertThat(html(get(counsellor, "/people/" + person("S01")))).contains("返乡情况良好", "方式：走访");
    assertThat(html(get(leader, "/people/" + person("S02")))).doesNotContain("登记一次联系");
  }

  @Test
  void isNotForPeopleOutsideTheCharge() {
    assertThat(get(counsellor, at("S07"))).hasStatus(404);
    assertThat(get(leader, at("S02"))).hasStatus(403);
    assertThat(get(dataTeam, at("S02"))).hasStatus(403);
    assertThat(log(counsellor, "S07", "no_answer", "k1")).hasStatus(404);
    assertThat(attempts()).isZero();
  }

  @Test
  void letsOneWhoLooksPastTheirChargeLogACallAndReportNothing() {
    post(counsellor, "/people/" + person("S07") + "/access", "reason", "夜间值班，家长来电找人");
    assertThat(html(get(counsellor, at("S07")))).contains("联系结果").doesNotContain("代报：");
    assertThat(log(counsellor, "S07", "reached_well", "k1", "_take", "rounds.same")).hasStatus(403);
    assertThat(state("S07")).isEqualTo("missing");
    assertThat(log(counsellor, "S07", "reached_well", "k2")).hasStatus3xxRedirection();
    assertThat(attempts()).isEqualTo(1);
  }

  @Test
  void refusesAKeyThatNoBrowserMakes() {
    assertThat(log(counsellor, "S02", "no_answer", "k\u0000")).hasStatus(400);
    assertThat(log(counsellor, "S02", "no_answer", "k1", "_cause", "'; --")).hasStatus(422);
    assertThat(attempts()).isZero();
  }

  @Test
  void tellsThePersonWhoCalledAndWhatWasNoted() {
    log(counsellor, "S01", "reached_well", "k1", "_note", "返乡情况良好");
    assertThat(html(get(leader, "/me/data/document"))).contains("与我的联系记录", "返乡情况良好", "王老师");
  }

  private static String[] with(String[] fields, String... more) {
    return java.util.stream.Stream.concat(
            java.util.Arrays.stream(fields), java.util.Arrays.stream(more))
        .toArray(String[]::new);
  }

  private String state(String number) {
    return text(
        "select state::text from rounds.roll where institution_id = ? and person_id = ?",
        person(number));
  }
}
