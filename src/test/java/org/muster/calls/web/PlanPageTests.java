package org.muster.calls.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.identity.Viewer;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;

/** Two counsellors with a class each; half an hour of calls a day and 20 minutes a call. */
@SuppressWarnings("NullAway.Init") // set inside the institution, which the checker does not follow
class PlanPageTests extends CallsOnCampus {

  private static final String TODAY = "?until=2026-11-21";

  private Viewer colleague;

  @BeforeEach
  void colleague() {
    colleague =
        CurrentInstitution.call(
            campus.id(),
            () -> {
              var id = Ids.next();
              jdbc.sql(
                      """
                      with h as (
                        insert into people.person
                          (institution_id, id, number, kind, name, initials, joined_at)
                        values (:institution, :id, 'T07', 'staff', '孙老师', '', :at))
                      update people.post set person_id = :id
                       where institution_id = :institution and kind = 'counsellor'
                         and unit_id = :class
                      """)
                  .param("institution", campus.id())
                  .param("id", id)
                  .param("class", campus.classes().get(1))
                  .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                  .update();
              return new Viewer(campus.id(), id, "孙老师");
            });
    assertThat(post(workingGroup, "/calls/plan/figures", "hours", "0.5", "minutes", "20"))
        .hasStatus3xxRedirection();
  }

  @Test
  void saysPlainlyHowManyHoursAreMissingAndWhatWouldHelp() {
    // The other college: six missing, nobody to call them, 6 x 20 minutes.
    assertThat(html(get(workingGroup, "/calls/plan" + TODAY)))
        .contains(
            "第2学院截至 11月21日 周六 还缺 2 个通话工时",
            "需要 2 小时，可用 0 小时",
            "增加 4 名拨打人员，每人每天 0.5 小时",
            "有 6 人无人拨打",
            "截至 11月21日 周六 人手充足：需要 0.7 小时，可用 1 小时");
    assertThat(html(get(chief, "/calls/plan" + TODAY))).contains("第1学院").doesNotContain("第2学院");
  }

  @Test
  void handsCallsOverAndOpensThePersonToTheNewCallerUntilTheyAreTakenBack() {
    assertThat(html(get(colleague, "/calls"))).contains("当前无需拨打");
    assertThat(get(colleague, "/calls/" + person("S03"))).hasStatus(404);
    assertThat(html(get(chief, "/calls/plan" + TODAY))).contains("试S03：由王老师转孙老师");
    give("S03", colleague);
    assertThat(html(get(colleague, "/calls"))).contains("待拨打 1 人", "试S03");
    assertThat(get(colleague, "/calls/" + person("S03"))).hasStatusOk();
    assertThat(get(colleague, "/calls/" + person("S02"))).hasStatus(404);
    assertThat(html(get(counsellor, "/calls"))).contains("待拨打 1 人", "已交由孙老师联系");
    assertThat(html(get(chief, "/calls/plan" + TODAY)))
        .contains("收回已分派的 1 人")
        .doesNotContain("转孙老师");
    clock.advance(Duration.ofSeconds(1));
    post(chief, "/calls/plan/assignments/end", "college", college());
    assertThat(html(get(colleague, "/calls"))).contains("当前无需拨打");
    assertThat(get(colleague, "/calls/" + person("S03"))).hasStatus(404);
    assertThat(html(get(counsellor, "/calls"))).contains("待拨打 2 人");
  }

  @Test
  void endsByItselfAfterTheLastDay() {
    give("S03", colleague);
    clock.advance(Duration.ofDays(1));
    assertThat(get(colleague, "/calls/" + person("S03"))).hasStatus(404);
    assertThat(html(get(counsellor, "/calls"))).doesNotContain("已交由孙老师联系");
  }

  @Test
  void givesNobodyWhomThePlanDoesNotMove() {
    give("S02", colleague);
    give("S07", colleague);
    give("S03", leader);
    assertThat(count("select count(*) from calls.assignment where institution_id = ?")).isZero();
    assertThat(count("select count(*) from people.access where institution_id = ?")).isZero();
  }

  @Test
  void isForThoseWhoPlanTheirOwnCollege() {
    assertThat(get(counsellor, "/calls/plan")).hasStatus(403);
    assertThat(get(dataTeam, "/calls/plan")).hasStatus(403);
    assertThat(post(chief, "/calls/plan/figures", "hours", "5", "minutes", "4")).hasStatus(403);
    assertThat(
            post(
                chief,
                "/calls/plan/assignments/end",
                "college",
                campus.colleges().get(1).toString()))
        .hasStatus(404);
    assertThat(get(chief, "/calls/plan?until=2027-11-21")).hasStatus(422);
  }

  @Test
  void countsNobodyWhoIsAway() {
    here(
        () ->
            jdbc.sql(
                    """
                    insert into people.readiness (institution_id, person_id, id, from_on, works,
                                                  whereabouts, by_name, at)
                    values (?, ?, ?, date '2026-11-20', false, 'away', '李书记', ?)
                    """)
                .params(
                    campus.id(),
                    Objects.requireNonNull(colleague.person()),
                    Ids.next(),
                    clock.instant().atOffset(ZoneOffset.UTC))
                .update());
    assertThat(html(get(chief, "/calls/plan" + TODAY)))
        .contains("第1学院截至 11月21日 周六 还缺 0.2 个通话工时", "需要 0.7 小时，可用 0.5 小时");
  }

  private String college() {
    return campus.colleges().getFirst().toString();
  }

  private void give(String number, Viewer caller) {
    UUID to = Objects.requireNonNull(caller.person());
    assertThat(
            post(
                chief,
                "/calls/plan/assignments",
                "college",
                college(),
                "until",
                "2026-11-21",
                "move",
                person(number) + ":" + to))
        .hasStatus3xxRedirection();
  }
}
