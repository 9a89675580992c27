package org.muster.desks.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.muster.shared.CurrentInstitution;

/** On call around the clock: planned in turn, gaps said, shifts that change hands, hand-overs. */
class RotaPagesTests extends OnDuty {

  @Test
  void aSpanIsPlannedInTurnAndWhoDoesNotWorkIsLeftOutAndNamed() {
    var rota = rota();
    post(chief, "/staff/me", "where", "campus", "works", "false", "until", "2026-11-22");
    assertThat(plan(rota, "2026-11-21", "2026-11-23")).contains("已排 9 个班次", "李书记 有 2 天隔离或不在岗");
    assertThat(shifts(counsellor).size() + shifts(dataTeam).size() + shifts(chief).size())
        .isEqualTo(9);
    // Back on the third day, with the fewest shifts: it is their turn.
    assertThat(shifts(chief)).hasSizeBetween(1, 2);
    assertThat(plan(rota, "2026-11-21", "2026-11-23")).contains("未排出班次");
  }

  @Test
  void whoIsOnCallIsOnTheHomeOfStaffWithPhoneAndNext() {
    plan(rota(), "2026-11-21", "2026-11-24");
    for (var page : new String[] {html(get(counsellor, "/")), html(get(counsellor, "/desks"))}) {
      assertThat(page).contains("应急值班", "0756-1234567", "下一班：");
    }
    assertThat(get(leader, "/desks")).hasStatus(403);
  }

  @Test
  void aTimeWithNobodyIsSaidPlainly() {
    var rota = rota();
    assertThat(html(get(counsellor, "/desks/" + rota))).contains("此刻无人值班", "未来 7 天有无人值班的时段");
    plan(rota, "2026-11-20", "2026-11-29");
    assertThat(html(get(counsellor, "/desks/" + rota))).doesNotContain("此刻无人值班", "未来 7 天有无人值班的时段");
  }

  @Test
  void aShiftOfferedToAllIsWhoseverTakesItFirstAndTheOtherIsToldThatItIsGone() {
    var rota = rota();
    plan(rota, "2026-11-21", "2026-11-24");
    var shift = shifts(counsellor).getLast();
    int before = shifts(dataTeam).size();
    assertThat(post(counsellor, "/desks/shifts/" + shift + "/offers", "to", ""))
        .hasStatus3xxRedirection();
    assertThat(post(counsellor, "/desks/shifts/" + shift + "/offers", "to", "")).hasStatus(409);
    var offer = here("select id from desks.offer where institution_id = ?").getFirst();
    var take = "/desks/shifts/offers/" + offer + "/acceptance";
    // Not one who takes no turns; to them there is no such offer.
    assertThat(post(workingGroup, take)).hasStatus(404);
    assertThat(html(get(dataTeam, "/desks"))).contains("王老师 请您接替值班");
    assertThat(post(dataTeam, take)).hasStatus3xxRedirection();
    assertThat(html(post(chief, take))).contains("该班次已由他人先行接替");
    assertThat(shifts(dataTeam)).hasSize(before + 1).contains(shift);
    assertThat(html(get(counsellor, "/desks/" + rota))).contains("换班记录", "王老师 换为 赵工");
    assertThat(html(get(counsellor, "/notices"))).contains("您的班次已有人接替");
    assertThat(html(get(chief, "/notices"))).contains("请您接替值班：应急值班");
  }

  @Test
  void aShiftOfferedToOneIsNobodyElsesToTake() {
    plan(rota(), "2026-11-21", "2026-11-24");
    var shift = shifts(counsellor).getLast();
    post(counsellor, "/desks/shifts/" + shift + "/offers", "to", chief.self().toString());
    var offer = here("select id from desks.offer where institution_id = ?").getFirst();
    assertThat(post(dataTeam, "/desks/shifts/offers/" + offer + "/acceptance")).hasStatus(404);
    assertThat(post(chief, "/desks/shifts/offers/" + offer + "/acceptance"))
        .hasStatus3xxRedirection();
    assertThat(shifts(chief)).contains(shift);
  }

  @Test
  void anOfferIsTakenBackAndAForeignShiftIsNotOffered() {
    plan(rota(), "2026-11-21", "2026-11-24");
    var shift = shifts(counsellor).getLast();
    assertThat(post(chief, "/desks/shifts/" + shift + "/offers", "to", "")).hasStatus(404);
    post(counsellor, "/desks/shifts/" + shift + "/offers", "to", "");
    var offer = here("select id from desks.offer where institution_id = ?").getFirst();
    assertThat(post(chief, "/desks/shifts/offers/" + offer + "/withdrawal")).hasStatus(404);
    assertThat(post(counsellor, "/desks/shifts/offers/" + offer + "/withdrawal"))
        .hasStatus3xxRedirection();
    assertThat(post(chief, "/desks/shifts/offers/" + offer + "/acceptance")).hasStatus(409);
  }

  @Test
  void aHandOverIsSealedOpenedByTheNextOnlyAndAnswersWithItsReceipt() {
    var rota = rota();
    // The first shift is T01's, 08:00 to 16:00; it is 08:12.
    plan(rota, "2026-11-21", "2026-11-22");
    var first = shifts(counsellor).getFirst();
    var note = "/desks/shifts/" + first + "/note";
    assertThat(post(counsellor, note, "text", "3号楼有一名学生发热，已送校医院")).hasStatus3xxRedirection();
    assertThat(stored()).startsWith("sealed:").doesNotContain("发热");
    clock.advance(Duration.ofHours(9));
    assertThat(html(get(chief, "/desks/" + rota))).contains("王老师 的交接班记录").doesNotContain("发热");
    assertThat(post(dataTeam, note + "/opening")).hasStatus(404);
    assertThat(post(chief, note + "/opening")).hasStatus3xxRedirection();
    assertThat(html(get(chief, "/desks/" + rota))).contains("已送校医院");
    assertThat(html(get(dataTeam, "/desks/" + rota))).doesNotContain("已送校医院");
    assertThat(html(get(counsellor, "/desks/" + rota))).contains("李书记 已于");
    assertThat(post(counsellor, note, "text", "更正")).hasStatus(409);
  }

  @Test
  void oneSlotIsGivenByHandButNotToOneWhoHasAnother() {
    var rota = rota();
    plan(rota, "2026-11-21", "2026-11-21");
    assertThat(html(get(workingGroup, "/desks/" + rota)))
        .contains("<option value=\"2026-11-22T00:00:00Z\">")
        .doesNotContain("<option value=\"2026-11-21T08:00:00Z\">");
    assertThat(
            post(
                workingGroup,
                "/desks/" + rota + "/shifts",
                "start",
                "2026-11-21T08:00:00Z",
                "number",
                "T03"))
        .hasStatus3xxRedirection();
    assertThat(shifts(workingGroup)).hasSize(1);
    // No slot begins there.
    assertThat(
            post(
                workingGroup,
                "/desks/" + rota + "/shifts",
                "start",
                "2026-11-21T09:00:00Z",
                "number",
                "T03"))
        .hasStatus(404);
    // Not a chief counsellor's: it serves the whole university.
    assertThat(
            post(
                chief,
                "/desks/" + rota + "/shifts",
                "start",
                "2026-11-21T08:00:00Z",
                "number",
                "T02"))
        .hasStatus(404);
  }

  @Test
  void aNumberOfNobodyIsNamed() {
    var rota = rota();
    assertThat(html(post(workingGroup, "/desks/" + rota + "/members", "numbers", "T01 S02 X9")))
        .contains("查无工号为 S02 X9 的教职工");
  }

  private String stored() {
    return CurrentInstitution.call(
        campus.id(),
        () ->
            jdbc.sql("select text from desks.note where institution_id = ?")
                .param(campus.id())
                .query(String.class)
                .single());
  }
}
