package org.muster.calls.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SheetPageTests extends CallsOnCampus {

  @Test
  void showsWhoIsDueInOrderOfRiskWithTheReasonInWords() {
    reportFever("S02");
    var page = get(counsellor, "/calls");
    assertThat(html(page)).contains("待拨打 2 人", "试S03").doesNotContain("试S07", "试S01<");
    assertThat(card(page))
        .contains("试S02", "每日健康日报填报异常", "138 **** 0002", "暂无联系记录")
        .doesNotContain("13800000002");
  }

  @Test
  void bringsTheNextCardByItselfAndTheSameOneAfterTwentyMinutes() {
    assertThat(card(get(counsellor, "/calls"))).contains("试S02", "每日健康日报未报");
    assertThat(log(counsellor, "S02", "no_answer", "k1"))
        .hasStatus3xxRedirection()
        .hasRedirectedUrl("/calls?logged=no_answer");
    var after = get(counsellor, "/calls?logged=no_answer");
    assertThat(html(after)).contains("已登记：无人接听", "待拨打 1 人", "再拨");
    assertThat(card(after)).contains("试S03");
    clock.advance(Duration.ofMinutes(19));
    assertThat(html(get(counsellor, "/calls"))).contains("待拨打 1 人");
    clock.advance(Duration.ofMinutes(1));
    assertThat(html(get(counsellor, "/calls"))).contains("待拨打 2 人");
  }

  @Test
  void suggestsSecondSourcesAfterTwoUnansweredCalls() {
    log(counsellor, "S02", "no_answer", "k1");
    clock.advance(Duration.ofMinutes(20));
    log(counsellor, "S02", "no_answer", "k2");
    clock.advance(Duration.ofHours(1));
    assertThat(card(get(counsellor, "/calls?person=" + person("S02"))))
        .contains("请改联系：班长", "班长 试S01", "室友 试S03", "家长 试家长");
  }

  @Test
  void letsGoOfSomebodyTheMomentTheyReport() {
    reportWell("S02", "S03");
    assertThat(html(get(counsellor, "/calls"))).contains("当前无需拨打").doesNotContain("试S02");
    assertThat(html(get(counsellor, "/"))).doesNotContain("待拨打");
  }

  @Test
  void callsSomebodyWithAnAbnormalReportOnceOnly() {
    reportFever("S02");
    reportWell("S03");
    log(counsellor, "S02", "reached_issue", "k1", "_note", "发烧，已就医");
    assertThat(html(get(counsellor, "/calls"))).contains("当前无需拨打");
    clock.advance(Duration.ofMinutes(5));
    reportFever("S02");
    assertThat(card(get(counsellor, "/calls"))).contains("试S02", "发烧，已就医");
  }

  @Test
  void callsWhoeverPromisedToReportAgainIfTheyDoNot() {
    log(counsellor, "S02", "reached_well", "k1");
    assertThat(html(get(counsellor, "/calls"))).contains("待拨打 1 人");
    clock.advance(Duration.ofHours(1));
    assertThat(html(get(counsellor, "/calls"))).contains("待拨打 2 人");
  }

  @Test
  void handsWhoeverRefusesToTheChiefCounsellor() {
    assertThat(html(get(chief, "/calls"))).contains("当前无需拨打");
    log(counsellor, "S02", "refused", "k1");
    assertThat(html(get(counsellor, "/calls"))).contains("待拨打 1 人", "已转总辅导员");
    assertThat(card(get(chief, "/calls"))).contains("试S02", "拒绝沟通");
    assertThat(html(get(chief, "/calls?view=college"))).contains("试S02", "试S03");
    log(chief, "S02", "reached_well", "k2");
    assertThat(html(get(chief, "/calls"))).contains("当前无需拨打");
  }

  @Test
  void showsAChiefCounsellorThoseWhomNoCounsellorAnswersFor() {
    here(
        () ->
            jdbc.sql(
                    """
                    update people.post set to_on = date '2026-11-20'
                     where institution_id = ? and kind = 'counsellor' and unit_id = ?
                    """)
                .params(campus.id(), campus.classes().getFirst())
                .update());
    assertThat(html(get(counsellor, "/calls"))).doesNotContain("试S02");
    assertThat(html(get(chief, "/calls"))).contains("试S02", "试S03", "待拨打 2 人");
  }

  @Test
  void isSearchedAndSorted() {
    assertThat(html(get(counsellor, "/calls?q=S03")).split("id=\"c-all\"")[1])
        .contains("试S03")
        .doesNotContain("试S02");
    var down = html(get(counsellor, "/calls?sort=-name")).split("id=\"c-all\"")[1];
    assertThat(down.indexOf("试S03")).isLessThan(down.indexOf("试S02"));
  }

  @Test
  void isForCounsellorsAndChiefCounsellorsOnly() {
    assertThat(get(leader, "/calls")).hasStatus(403);
    assertThat(get(dataTeam, "/calls")).hasStatus(403);
    assertThat(html(get(counsellor, "/calls?person=" + person("S07")))).doesNotContain("试S07");
  }

  @Test
  void standsOnTheHomePage() {
    assertThat(html(get(counsellor, "/"))).contains("待拨打 2 人");
    assertThat(html(get(leader, "/"))).doesNotContain("待拨打");
  }
}
