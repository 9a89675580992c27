package org.muster.watch.cases.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Problem;
import org.muster.watch.cases.CaseState;
import org.muster.workbench.Task;
import org.muster.workbench.Tasks;
import org.springframework.beans.factory.annotation.Autowired;

/** Cases: noted, turned, observed, released, by whom and seen by whom. */
class CasePagesTests extends OnOutbreak {

  @Autowired Tasks tasks;

  @Test
  void aCaseIsNotedByItsCounsellorAndTurnedWithEvidence() {
    var noted =
        post(
            counsellor,
            "/cases/" + outbreak + "/cases",
            "who",
            "S02",
            "state",
            "SUSPECTED",
            "onset",
            "2026-11-20",
            "evidence",
            "发热咳嗽，同室有人确诊");
    assertThat(noted).hasStatus3xxRedirection();
    var address = String.valueOf(noted.getResponse().getRedirectedUrl());
    assertThat(html(get(counsellor, address))).contains("试S02", "疑似", "发热咳嗽，同室有人确诊");
    assertThat(
            post(
                counsellor,
                address + "/turns",
                "seen",
                "1",
                "to",
                "CONFIRMED",
                "on",
                "2026-11-21",
                "test",
                "pcr"))
        .hasStatus3xxRedirection();
    assertThat(html(get(counsellor, address))).contains("确诊", "核酸检测", "王老师", "第 1 天（共 10 天）");
    assertThat(
            in(
                () ->
                    jdbc.sql(
                            "select evidence from watch.case_turn where institution_id = ? and n ="
                                + " 1")
                        .param(campus.id())
                        .query(String.class)
                        .single()))
        .startsWith("sealed:");
  }

  @Test
  void aTurnThatCannotBeIsRefusedInPlainWords() {
    var id = noted("S02", CaseState.SUSPECTED, TODAY.minusDays(1));
    assertThat(turn(id, "1", "RECOVERED", "2026-11-21")).contains("疑似病例只能变更为确诊、排除或死亡");
    assertThat(turn(id, "1", "CONFIRMED", "2026-11-22")).contains("日期在今日之后");
    turned(id, 1, CaseState.CONFIRMED);
    assertThat(turn(id, "2", "RECOVERED", "2026-11-20")).contains("早于上一次状态变更日期");
    assertThat(turn(id, "2", "RECOVERED", "2026-11-21")).contains("尚未满足全部解除条件");
    assertThat(turn(id, "1", "EXCLUDED", "2026-11-21")).contains("刚被他人更新");
  }

  private String turn(UUID id, String seen, String to, String on) {
    return html(
        post(workingGroup, "/cases/case/" + id + "/turns", "seen", seen, "to", to, "on", on));
  }

  @Test
  void ofTwoWhoTurnACaseAtOnceOneIsTold() throws Exception {
    var id = noted("S02", CaseState.SUSPECTED, TODAY);
    var together = new CyclicBarrier(2);
    try (var two = Executors.newFixedThreadPool(2)) {
      var one = two.submit(turning(id, CaseState.CONFIRMED, together));
      var other = two.submit(turning(id, CaseState.EXCLUDED, together));
      assertThat(new String[] {one.get(), other.get()})
          .containsExactlyInAnyOrder("done", "cases.turned-meanwhile");
    }
  }

  private Callable<String> turning(UUID id, CaseState to, CyclicBarrier together) {
    return () ->
        CurrentInstitution.call(
            campus.id(),
            () -> {
              together.await();
              try {
                cases.turn(workingGroup, scope(workingGroup), id, 1, to, TODAY, "pcr", "核酸结果");
                return "done";
              } catch (Problem told) {
                return told.code();
              }
            });
  }

  @Test
  void aReleaseIsExplainedConditionByCondition() {
    var id = noted("S02", CaseState.CONFIRMED, TODAY.minusDays(9));
    for (int day = 1; day <= 3; day++) {
      observe(id, TODAY.minusDays(day) + "T08:00", "36.5", "");
    }
    observe(id, "2026-11-21T07:00", "36.8", "true");
    assertThat(html(get(clinic, "/cases/case/" + id)))
        .contains(
            "第 9 天（共 10 天）", "已满足 1/3 项条件", "体温正常满 3 日（每日测量）：已 4 日", "阴性 2 次且间隔不少于 24 小时：已 1 次");
    clock.advance(Duration.ofDays(1));
    observe(id, "2026-11-22T08:00", "36.6", "true");
    assertThat(html(get(clinic, "/cases/case/" + id))).contains("已满足 3/3 项条件");
    assertThat(
            post(
                clinic,
                "/cases/case/" + id + "/turns",
                "seen",
                "1",
                "to",
                "RECOVERED",
                "on",
                "2026-11-22"))
        .hasStatus3xxRedirection();
  }

  @Test
  void theirOwnReportsCountAsMeasured() {
    var id = noted("S02", CaseState.CONFIRMED, TODAY);
    assertThat(html(get(counsellor, "/cases/case/" + id))).contains("不详</span> 体温正常满 3 日");
    reportFever("S02");
    assertThat(html(get(counsellor, "/cases/case/" + id)))
        .contains("未满足</span> 体温正常满 3 日（每日测量）：已 0 日");
  }

  private void observe(UUID id, String at, String temperature, String negative) {
    assertThat(
            post(
                clinic,
                "/cases/case/" + id + "/observations",
                "observation",
                UUID.randomUUID().toString(),
                "at",
                at,
                "temperature",
                temperature,
                "negative",
                negative))
        .hasStatus3xxRedirection();
  }

  @Test
  void everyOpenCaseIsSomebodysTaskUntilItIsOver() {
    var id = noted("S02", CaseState.SUSPECTED, TODAY);
    assertThat(in(() -> tasks.of(counsellor.self(), 10)))
        .singleElement()
        .satisfies(
            task -> {
              assertThat(task.word()).isEqualTo("cases-judge");
              assertThat(task.dueAt()).isEqualTo(clock.instant().plus(Duration.ofHours(24)));
            });
    turned(id, 1, CaseState.CONFIRMED);
    assertThat(in(() -> tasks.of(counsellor.self(), 10)))
        .extracting(Task::word)
        .containsExactly("cases-follow");
    turned(id, 2, CaseState.RECOVERED);
    assertThat(in(() -> tasks.of(counsellor.self(), 10))).isEmpty();
    assertThat(in(() -> tasks.of(workingGroup.self(), 10)))
        .extracting(Task::word)
        .containsExactly("cases-close");
    assertThat(in(() -> tasks.orphans())).isEmpty();
  }

  @Test
  void isSeenByThoseWhoAnswerForTheStudentAndByNobodyElse() {
    var own = noted("S02", CaseState.CONFIRMED, TODAY);
    var foreign = noted("S10", CaseState.CONFIRMED, TODAY);
    assertThat(get(counsellor, "/cases/case/" + own)).hasStatusOk();
    assertThat(get(chief, "/cases/case/" + own)).hasStatusOk();
    assertThat(get(counsellor, "/cases/case/" + foreign)).hasStatus(404);
    assertThat(get(leader, "/cases/case/" + own)).hasStatus(403);
    assertThat(get(dataTeam, "/cases/case/" + own)).hasStatus(403);
    assertThat(html(get(counsellor, "/cases/" + outbreak))).contains("试S02").doesNotContain("试S10");
    assertThat(html(get(clinic, "/cases/" + outbreak))).contains("试S02", "试S10");
    assertThat(get(counsellor, "/cases/" + outbreak + "/graph")).hasStatus(403);
    assertThat(
            in(
                () ->
                    jdbc.sql(
                            """
                            select count(*) from audit.entry
                             where institution_id = ? and action = 'cases.read' and subject_id = ?
                            """)
                        .params(campus.id(), own.toString())
                        .query(Integer.class)
                        .single()))
        .isEqualTo(2);
  }

  @Test
  void anOutbreakIsNotClosedOverAnOpenCase() {
    var id = noted("S02", CaseState.SUSPECTED, TODAY);
    assertThat(html(post(workingGroup, "/cases/" + outbreak + "/closure"))).contains("尚有 1 例未结案");
    turned(id, 1, CaseState.EXCLUDED);
    assertThat(post(workingGroup, "/cases/" + outbreak + "/closure")).hasStatus3xxRedirection();
    assertThat(in(() -> tasks.of(workingGroup.self(), 10))).isEmpty();
  }
}
