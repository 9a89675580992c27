package org.muster.watch.cases.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.muster.identity.web.SignedIn;
import org.muster.watch.cases.AttackRates;
import org.muster.watch.cases.Case;
import org.muster.watch.cases.CaseState;
import org.muster.watch.cases.Transmission;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;

/** Line lists come in by a file, a look and a click; the same again changes nothing twice. */
class LineImportTests extends OnOutbreak {

  private static final String CASES =
      """
      id,dt_onset,dt_diag,outcome,dt_death,sex,age
      SK_1,2015-05-11,2015-05-20,Alive,,M,68
      SK_2,2015-05-18,2015-05-20,Alive,,F,63
      SK_3,2015-05-20,2015-05-21,Dead,2015-06-04,M,76
      SK_4,2015-06-31,2015-06-05,Alive,,M,46
      """;

  private static final String CONTACTS =
      """
      from,to,exposure,diff_dt_onset
      SK_1,SK_2,Hospital room,7
      SK_1,SK_3,Hospital room,9
      SK_9,SK_4,Emergency room,2
      SK_2,SK_80,Visit hospital,
      """;

  @Autowired AttackRates rates;

  private String sent(String kind, String text) {
    var answer =
        browser.perform(
            org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart(
                    "/cases/" + outbreak + "/import")
                .file(
                    new MockMultipartFile(
                        "file", "list.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8)))
                .param("kind", kind)
                .with(SignedIn.as(workingGroup))
                .with(SecurityMockMvcRequestPostProcessors.csrf()));
    assertThat(answer).hasStatus3xxRedirection();
    return String.valueOf(answer.getResponse().getRedirectedUrl());
  }

  private void applied(String kind, String text) {
    assertThat(post(workingGroup, sent(kind, text))).hasStatus3xxRedirection();
  }

  private Transmission transmission() {
    return in(() -> new Transmission(cases.of(scope(workingGroup), outbreak)));
  }

  @Test
  void aListIsShownWithItsProblemsBeforeItIsApplied() {
    var address = sent("cases", CASES);
    assertThat(html(get(workingGroup, address)))
        .contains("新增病例 4 例", "问题 1 处", "无法识别为日期", "2015-06-31");
    assertThat(in(() -> cases.of(scope(workingGroup), outbreak))).isEmpty();
    assertThat(post(workingGroup, address)).hasStatus3xxRedirection();
    assertThat(in(() -> cases.of(scope(workingGroup), outbreak)))
        .extracting(Case::name, Case::state)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("SK_1", CaseState.RECOVERED),
            org.assertj.core.groups.Tuple.tuple("SK_2", CaseState.RECOVERED),
            org.assertj.core.groups.Tuple.tuple("SK_3", CaseState.DIED),
            org.assertj.core.groups.Tuple.tuple("SK_4", CaseState.RECOVERED));
    assertThat(html(post(workingGroup, address))).contains("未找到");
  }

  @Test
  void contactsOfASecondFileLinkTheCases() {
    applied("cases", CASES);
    applied("contacts", CONTACTS);
    var summary = transmission().summary();
    assertThat(summary.links()).isEqualTo(2);
    assertThat(summary.serial()).isEqualTo(8.0);
    assertThat(html(get(workingGroup, "/cases/" + outbreak + "/graph?kind=all")))
        .contains("SK_3", "已登记接触 2 条");
  }

  @Test
  void theSameAgainChangesNothingTwiceAndANewerListTurnsTheCases() {
    applied("cases", CASES.replace("Dead,2015-06-04", "confirmed,"));
    applied("contacts", CONTACTS);
    applied("cases", CASES);
    applied("contacts", CONTACTS);
    assertThat(transmission().summary().links()).isEqualTo(2);
    assertThat(count("watch.illness")).isEqualTo(4);
    assertThat(count("watch.exposure")).isEqualTo(3);
    assertThat(in(() -> cases.of(scope(workingGroup), outbreak)))
        .filteredOn(one -> one.name().equals("SK_3"))
        .singleElement()
        .matches(one -> one.state() == CaseState.DIED && one.n() == 2);
  }

  @Test
  void guestsWhoWereNotIllAreNoCasesAndTellTheSource() {
    applied(
        "cases",
        """
        uniquekey,ill,dateonset,tira,pork
        1,1,1998-06-27,1,1
        2,1,1998-06-27,1,0
        3,1,1998-06-28,1,1
        4,1,1998-06-28,0,1
        5,0,NA,1,0
        6,0,NA,0,0
        7,0,NA,0,1
        8,0,NA,0,NA
        """);
    assertThat(count("watch.illness")).isEqualTo(4);
    var tira = in(() -> rates.of(outbreak)).getFirst();
    assertThat(tira.what()).isEqualTo("tira");
    assertThat(new int[] {tira.ill(), tira.had(), tira.illWithout(), tira.hadNot()})
        .containsExactly(3, 4, 1, 4);
    assertThat(tira.ratio()).isEqualTo(3.0);
    assertThat(tira.low()).isCloseTo(0.50, within(0.01));
    assertThat(html(get(workingGroup, "/cases/" + outbreak))).contains("分暴露因素罹患率", "3/4");
  }

  @Test
  void labelsCanBeNumbersOfTheRoll() {
    var noted = noted("S02", CaseState.SUSPECTED, TODAY);
    var address = sent("cases", "学号,发病日期,状态\nS02,2026-11-20,确诊\nS05,2026-11-21,疑似\n");
    assertThat(
            post(
                workingGroup,
                address,
                "column0",
                "id",
                "column1",
                "onset",
                "column2",
                "status",
                "numbers",
                "true"))
        .hasStatus3xxRedirection();
    assertThat(in(() -> cases.of(scope(workingGroup), outbreak)))
        .extracting(Case::id, Case::name, Case::state)
        .contains(org.assertj.core.groups.Tuple.tuple(noted, "试S02", CaseState.CONFIRMED))
        .hasSize(2);
  }

  private int count(String table) {
    return in(
        () ->
            jdbc.sql("select count(*) from " + table + " where institution_id = ?")
                .param(campus.id())
                .query(Integer.class)
                .single());
  }
}
