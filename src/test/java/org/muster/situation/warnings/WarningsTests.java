package org.muster.situation.warnings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.muster.identity.Viewer;
import org.muster.people.Scope;
import org.muster.people.Scopes;
import org.muster.shared.Problem;
import org.muster.workbench.Task;
import org.muster.workbench.Tasks;
import org.springframework.beans.factory.annotation.Autowired;

@SuppressWarnings("NullAway.Init")
class WarningsTests extends OnQuietCampus {

  @Autowired Warnings warnings;
  @Autowired Scopes scopes;
  @Autowired Tasks tasks;
  @Autowired TrackRecord record;

  @Test
  void threeOfARoomOnADayAreCalledByRuleFromTheFirstDay() {
    reportFever("S01");
    reportFever("S02");
    assertThat(look()).isZero();
    reportFever("S03");

    assertThat(look()).as("the class and the room").isEqualTo(2);
    assertThat(open(workingGroup))
        .allMatch(one -> one.method() == Warning.Method.RULE && one.observed() == 3)
        .extracting(Warning::kind)
        .containsExactlyInAnyOrder("class", "room");
    assertThat(look()).as("once only, however often it is looked at").isZero();
  }

  @Test
  void anUnusualDayIsCalledAgainstTheWeekBefore() {
    quietDays(9);
    for (int n = 1; n <= 12; n += 3) {
      reportFever("S%02d".formatted(n));
    }
    look();

    assertThat(open(workingGroup))
        .as("one of each class: no class shows it, all together do")
        .anySatisfy(
            one -> {
              assertThat(one.kind()).isIn("building", "university");
              assertThat(one.method()).isEqualTo(Warning.Method.C1);
              assertThat(one.observed()).isEqualTo(4);
              assertThat(one.expected()).isZero();
              assertThat(one.chance()).isLessThan(0.01);
            })
        .noneMatch(one -> one.kind().equals("class"));
  }

  @Test
  void withoutAWeekNothingIsCompared() {
    quietDays(3);
    for (int n = 1; n <= 12; n += 3) {
      reportFever("S%02d".formatted(n));
    }
    assertThat(look()).isZero();
  }

  @Test
  void silenceIsASignal() {
    quietDays(9);
    clock.set(round.dueAt().plusSeconds(1));
    look();

    assertThat(open(counsellor))
        .filteredOn(one -> one.measure().equals("round-silent"))
        .extracting(Warning::spot)
        .containsExactlyInAnyOrder(
            campus.classes().get(0), campus.classes().get(1), room("S01"), room("S04"));
  }

  @Test
  void eachIsForWhoAnswersForItWithinTwoHours() {
    fever("S07", "S08", "S09");
    look();
    assertThat(here(tasks::orphans)).isEmpty();
    assertThat(here(() -> tasks.of(person(workingGroup), 10)))
        .as("the second college has nobody nearer")
        .extracting(Task::word)
        .containsOnly("warning")
        .hasSize(2);

    fever("S01", "S02", "S03");
    look();
    assertThat(here(() -> tasks.of(person(counsellor), 10)))
        .hasSize(2)
        .allMatch(task -> clock.instant().plus(Warnings.PATIENCE).equals(task.dueAt()));
  }

  @Test
  void isSeenByTheChainAboveTheClassLeaders() {
    fever("S01", "S02", "S03");
    look();
    assertThat(open(counsellor)).hasSize(2);
    assertThat(open(chief)).hasSize(2);
    assertThatThrownBy(() -> open(leader)).isInstanceOf(Problem.class);
    assertThatThrownBy(() -> open(dataTeam)).isInstanceOf(Problem.class);

    fever("S07", "S08", "S09");
    look();
    assertThat(open(counsellor)).as("another college's are not theirs").hasSize(2);
    assertThat(open(workingGroup)).hasSize(4);
  }

  @Test
  void ofTwoWhoSayWhatItWasOneDoes() throws Exception {
    fever("S01", "S02", "S03");
    look();
    var id = open(counsellor).getFirst().id();
    Callable<String> say =
        () ->
            here(
                () -> {
                  try {
                    warnings.settle(
                        scope(counsellor), id, Warning.Outcome.REAL, "三人均已就诊", null, "王老师");
                    return "ok";
                  } catch (Problem told) {
                    return told.code();
                  }
                });
    try (var threads = Executors.newFixedThreadPool(2)) {
      var both = threads.invokeAll(List.of(say, say));
      assertThat(List.of(both.get(0).get(), both.get(1).get()))
          .containsExactlyInAnyOrder("ok", "situation.warning-settled");
    }
    var settled = here(() -> warnings.get(scope(chief), id));
    assertThat(here(() -> warnings.words(scope(chief), settled))).isEqualTo("三人均已就诊");
    assertThat(
            jdbc.sql("select count(*) from situation.warning where words like '%三人%'")
                .query(Long.class)
                .single())
        .isZero();
    assertThat(here(() -> record.of(scope(counsellor))).outcomes())
        .containsEntry(Warning.Outcome.REAL, 1);
  }

  @Test
  void whatWasSettledIsCalledAgainOnlyWhenItGrows() {
    fever("S01", "S02", "S03");
    look();
    for (var one : open(counsellor)) {
      here(
          () -> {
            warnings.settle(
                scope(counsellor), one.id(), Warning.Outcome.NOT_REAL, "误填", null, "王老师");
            return true;
          });
    }
    clock.advance(Duration.ofMinutes(10));
    assertThat(look()).isZero();
    assertThat(here(() -> tasks.of(person(counsellor), 10))).isEmpty();
  }

  @Test
  void aWarningExplainsItselfOnItsPage() {
    fever("S01", "S02", "S03");
    look();
    assertThat(html(get(counsellor, "/situation/warnings"))).contains("甲11班", "同一寝室或班级一天内3例");
    var id = open(counsellor).getFirst().id();
    assertThat(html(get(counsellor, "/situation/warnings/{id}", id))).contains("<svg", "核实结果");
    assertThat(get(leader, "/situation/warnings")).hasStatus(403);
    assertThat(
            post(
                counsellor,
                "/situation/warnings/" + id + "/settlement",
                "outcome",
                "real",
                "words",
                "已就诊"))
        .hasStatus3xxRedirection();
    assertThat(html(get(workingGroup, "/situation/back-test"))).contains("1条预警中，属实1条");
  }

  private int look() {
    clock.advance(Duration.ofSeconds(1));
    return here(() -> sentinel.look(institutions.today(), institutions.today(), false));
  }

  private List<Warning> open(Viewer viewer) {
    return here(() -> warnings.open(scope(viewer)));
  }

  private Scope scope(Viewer viewer) {
    return scopes.of(viewer);
  }

  private java.util.UUID person(Viewer viewer) {
    return java.util.Objects.requireNonNull(viewer.person());
  }

  private java.util.UUID room(String number) {
    return here(
        () ->
            jdbc.sql("select place_id from people.student where institution_id = ? and number = ?")
                .params(campus.id(), number)
                .query(java.util.UUID.class)
                .single());
  }
}
