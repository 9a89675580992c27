package org.muster.operation.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.muster.audit.Actor;
import org.muster.operation.Change;
import org.muster.operation.InForce;
import org.muster.operation.Operations;
import org.muster.operation.Packs;
import org.muster.operation.StageSpan;
import org.muster.operation.Stages;
import org.muster.rounds.Chase;
import org.muster.rounds.Schedules;
import org.muster.rounds.web.OnCampus;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Problem;
import org.springframework.beans.factory.annotation.Autowired;

class StagesTests extends OnCampus {

  @Autowired Operations operations;
  @Autowired Packs packs;
  @Autowired Stages stages;
  @Autowired Schedules schedulesOfAll;

  @Test
  void tellsBeforehandWhatTheFirstStageChanges() {
    var changes = here(() -> stages.beginning(packs.get("outbreak", 1), "closed").changes());
    assertThat(changes)
        .extracting(Change::key, Change::people)
        // It is 08:12: more than half of the morning's hours are over.
        .contains(tuple("rounds.pack.begins-tomorrow", 12L), tuple("rounds.pack.begins", 0L));
    assertThat(here(stages::inForce)).isEmpty();
    assertThat(schedules()).isEmpty();
  }

  @Test
  void bringsTheSchedulesOfItsStageAndInstallsTheirForms() {
    declare("typhoon", "red");
    assertThat(schedules()).containsExactly("早间平安确认 08:00", "午后平安确认 13:00", "晚间平安确认 18:00");
    CurrentInstitution.run(campus.id(), rounds::openDue);
    assertThat(here(() -> rounds.newest(5))).extracting("formCode").contains("safety-check");
  }

  @Test
  void changesAsAWholeAndKeepsWhatStays() {
    var operation = declare("typhoon", "orange");
    var before = ids();
    var now = inForce();
    assertThat(here(() -> stages.step(now, "red").changes()))
        .extracting(Change::key)
        .containsExactly("rounds.pack.begins", "rounds.pack.times", "notices.stage.urgent");
    change(operation, now.span().id(), "red");
    assertThat(inForce().stage().code()).isEqualTo("red");
    assertThat(ids()).containsAll(before).hasSize(3);
    change(operation, inForce().span().id(), "recovery");
    assertThat(schedules()).containsExactly("早间平安确认 08:00");
    assertThat(here(() -> stages.history(operation)))
        .extracting(StageSpan::code)
        .containsExactly("recovery", "red", "orange");
    assertThat(here(() -> stages.history(operation)))
        .filteredOn(span -> span.to() == null)
        .hasSize(1);
  }

  @Test
  void goesAfterTheMissingByTheStepsOfThePack() {
    declare("outbreak", "watch");
    assertThat(here(() -> schedulesOfAll.all().getFirst().chase()))
        .isNotNull()
        .satisfies(
            chase ->
                assertThat(chase.steps())
                    .extracting(Chase.Step::after, Chase.Step::does)
                    .startsWith(tuple(Duration.ofHours(2), Chase.Kind.REMIND))
                    .endsWith(tuple(Duration.ofHours(10), Chase.Kind.INCIDENT)));
  }

  @Test
  void doesNotOpenTodayWhatIsOverAndAsksNobodyTwice() {
    clock.advance(Duration.ofHours(14));
    var changes = here(() -> stages.beginning(packs.get("typhoon", 1), "recovery").changes());
    assertThat(changes)
        .extracting(Change::key)
        .containsExactly(
            "rounds.pack.begins-tomorrow",
            "watch.pack.begins",
            "watch.pack.begins",
            "notices.stage.sends");
    declare("typhoon", "recovery");
    CurrentInstitution.run(campus.id(), rounds::openDue);
    assertThat(here(() -> rounds.newest(10))).hasSize(1);
  }

  @Test
  void tellsTheSecondOfTwoThatAnotherWasFirst() throws Exception {
    var operation = declare("outbreak", "watch");
    var seen = inForce().span().id();
    var barrier = new CyclicBarrier(2);
    try (var two = Executors.newVirtualThreadPerTaskExecutor()) {
      var outcomes =
          Stream.of("response", "closed")
              .map(
                  stage ->
                      two.submit(
                          () -> {
                            barrier.await();
                            try {
                              change(operation, seen, stage);
                              return "";
                            } catch (Problem told) {
                              return told.code();
                            }
                          }))
              .toList();
      assertThat(List.of(outcomes.get(0).get(), outcomes.get(1).get()))
          .containsExactlyInAnyOrder("", "operation.stage-changed");
    }
    assertThat(here(() -> stages.history(operation))).hasSize(2);
  }

  @Test
  void tellsPeopleOnceInTheNameOfWhoeverDidIt() {
    var operation = declare("outbreak", "watch");
    CurrentInstitution.run(
        campus.id(),
        () ->
            new Actor(workingGroup.person(), workingGroup.name(), null)
                .run(
                    () ->
                        stages.change(
                            operation, inForce().span().id(), "response", "疫情扩散", "张处长")));
    assertThat(told())
        .containsExactlyInAnyOrder(
            "Muster: 关于开展每日健康情况报告的通知 12", "张处长: 关于延期开学、暂不返校的通知 12", "张处长: 辅导员十项工作职责 1");
  }

  private List<String> told() {
    return here(
        () ->
            jdbc.sql(
                    """
                    select n.by_name || ': ' || n.title_zh || ' ' || count(distinct d.person_id)
                      from notices.notice n
                      join notices.delivery d
                        on d.institution_id = n.institution_id and d.notice_id = n.id
                     where n.institution_id = ? group by n.id, n.by_name, n.title_zh
                    """)
                .param(campus.id())
                .query(String.class)
                .list());
  }

  @Test
  void goesOnlyWhereThePackLeads() {
    var operation = declare("holiday", "plan");
    assertThatThrownBy(() -> change(operation, inForce().span().id(), "settled"))
        .isInstanceOf(Problem.class);
    assertThat(inForce().stage().code()).isEqualTo("plan");
  }

  @Test
  void closesWhatIsOpenWhenItIsStoodDown() {
    clock.advance(Duration.ofHours(-2));
    var operation = declare("outbreak", "closed");
    CurrentInstitution.run(campus.id(), rounds::openDue);
    assertThat(here(() -> stages.closing(operation)))
        .extracting(Change::key)
        .startsWith("rounds.pack.ends", "rounds.pack.ends", "rounds.pack.stays")
        .contains("watch.pack.ends");
    CurrentInstitution.run(campus.id(), () -> operations.end(operation, "疫情结束", "张处长"));
    assertThat(schedules()).isEmpty();
    assertThat(here(stages::inForce)).isEmpty();
    assertThat(here(() -> stages.history(operation)))
        .allSatisfy(span -> assertThat(span.to()).isNotNull());
    assertThat(
            here(
                () ->
                    jdbc.sql("select distinct ended_why from rounds.schedule where pack_code <> ''")
                        .query(String.class)
                        .list()))
        .containsExactly("疫情结束");
  }

  @Test
  void keepsAnOfficesOwnPackAsTheNextVersion() {
    var own = here(() -> packs.get("typhoon", 1));
    var changed = own.content().replace("全校停课，食堂分楼配餐", "全校停课，食堂配餐到楼");
    var loaded = here(() -> packs.load(changed, "张处长"));
    assertThat(loaded.version()).isEqualTo(2);
    assertThat(here(packs::newest)).extracting("code", "version").contains(tuple("typhoon", 2));
    assertThatThrownBy(
            () ->
                here(
                    () -> packs.load(own.content().replace("safety-check", "no-such-form"), "张处长")))
        .isInstanceOfSatisfying(
            Problem.class,
            said -> assertThat(said.message(texts())).contains("/stages/0/parts/rounds/0/form"));
  }

  private static org.assertj.core.groups.Tuple tuple(Object... values) {
    return org.assertj.core.groups.Tuple.tuple(values);
  }

  @Autowired org.muster.shared.Texts all;

  private org.muster.shared.Text texts() {
    return all.of(java.util.Locale.ENGLISH);
  }

  private UUID declare(String pack, String stage) {
    return here(() -> stages.declare(packs.get(pack, 1), stage, "试验行动", "演练", "张处长"));
  }

  private void change(UUID operation, UUID expected, String stage) {
    CurrentInstitution.run(
        campus.id(), () -> stages.change(operation, expected, stage, "形势变化", "张处长"));
  }

  private InForce inForce() {
    return here(() -> stages.inForce().orElseThrow());
  }

  private List<String> schedules() {
    return here(
        () ->
            jdbc.sql(
                    """
                    select name || ' ' || to_char(opens, 'HH24:MI') from rounds.schedule
                     where institution_id = ? and ended_at is null order by opens
                    """)
                .param(campus.id())
                .query(String.class)
                .list());
  }

  private List<UUID> ids() {
    return here(
        () ->
            jdbc.sql("select id from rounds.schedule where institution_id = ? and ended_at is null")
                .param(campus.id())
                .query(UUID.class)
                .list());
  }
}
