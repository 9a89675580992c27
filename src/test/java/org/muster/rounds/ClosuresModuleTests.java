package org.muster.rounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.muster.shared.Problem;
import org.springframework.dao.DataIntegrityViolationException;

class ClosuresModuleTests extends RoundsOnCampus {

  @Test
  void aClosureIsRefusedWhileSomebodyIsMissingAndNamesThem() {
    here(
        () -> {
          var round = open();
          reportAllBut(round, "S12");
          assertThatThrownBy(() -> close(round, root(round), Level.UNIVERSITY))
              .isInstanceOfSatisfying(
                  Problem.class,
                  problem -> {
                    assertThat(problem.code()).isEqualTo("rounds.missing");
                    assertThat(problem.details()).containsEntry("people", List.of("S12"));
                  });
          assertThat(closures.standing(round)).isEmpty();
        });
  }

  @Test
  void everyLevelSignsAndTheDayReproduces() {
    here(
        () -> {
          var round = open();
          reportAllBut(round, "S10", "S11", "S12");
          excusals.excuse(round, person("S10"), "住院", round.day(), "王老师");
          unreachables.declare(
              round,
              person("S11"),
              List.of(new Unreachables.Try(clock.instant(), Via.PHONE, "关机")),
              "王老师");
          reports.take(
              new Submission(
                  round.id(), person("S12"), "p", new Submission.Same(), Via.PHONE, null, "王老师"));
          for (var unit : campus.classes()) {
            close(round, unit, Level.CLASS);
            close(round, unit, Level.COUNSELLOR);
          }
          for (var unit : campus.colleges()) {
            close(round, unit, Level.COLLEGE);
          }
          var last = close(round, root(round), Level.UNIVERSITY);
          assertThat(last.tally()).isEqualTo(new Tally(12, 9, 1, 1, 1));
          assertThat(last.unsigned()).isEmpty();
          assertThat(last.seq()).isEqualTo(11);
          assertThat(closures.verify()).isEmpty();
          var late = reports.take(same(round, "S11", "late"));
          assertThat(late)
              .isInstanceOfSatisfying(
                  Receipt.Refused.class,
                  refused -> assertThat(refused.problem().code()).isEqualTo("rounds.closed"));
          // The retry of one acknowledged before the closure is still acknowledged.
          assertThat(reports.take(same(round, "S01", "k-S01")))
              .isInstanceOf(Receipt.Accepted.class);
        });
  }

  @Test
  void theDatabaseItselfRefusesAnIdentityThatDoesNotHold() {
    here(
        () -> {
          var round = open();
          reportAllBut(round);
          var closure = close(round, root(round), null);
          assertThatThrownBy(
                  () ->
                      jdbc.sql(
                              "update rounds.closure set reported = reported - 1 where"
                                  + " institution_id = ? and id = ?")
                          .params(campus.id(), closure.id())
                          .update())
              .isInstanceOf(DataIntegrityViolationException.class)
              .hasMessageContaining("identity_holds");
        });
  }

  @Test
  void aTamperedRollIsFound() {
    here(
        () -> {
          var round = open();
          reportAllBut(round);
          close(round, root(round), null);
          jdbc.sql(
                  """
                  update rounds.roll set state = 'proxy'
                   where institution_id = ? and round_id = ? and person_id = ?
                  """)
              .params(campus.id(), round.id(), person("S01"))
              .update();
          assertThat(closures.verify())
              .containsExactly("the roll behind closure 1 is not what was signed");
        });
  }

  @Test
  void aSignatureIsTakenBackFromTheTopDownAndOpensWhatItCovered() {
    here(
        () -> {
          var round = open();
          reportAllBut(round, "S03");
          unreachables.declare(
              round,
              person("S03"),
              List.of(new Unreachables.Try(clock.instant(), Via.PHONE, null)),
              "王老师");
          var first = close(round, campus.classes().getFirst(), Level.CLASS);
          var college = close(round, campus.colleges().getFirst(), null);
          assertThat(reports.take(same(round, "S03", "found")))
              .isInstanceOfSatisfying(
                  Receipt.Refused.class,
                  refused -> assertThat(refused.problem().code()).isEqualTo("rounds.sealed"));
          assertThatThrownBy(() -> closures.reopen(round, first.id(), "找到了", "王老师"))
              .hasMessage("rounds.signed-above");
          closures.reopen(round, college.id(), "找到了", "王老师");
          closures.reopen(round, first.id(), "找到了", "王老师");
          assertThat(reports.take(same(round, "S03", "found")))
              .isInstanceOf(Receipt.Accepted.class);
          assertThat(closures.verify()).isEmpty();
        });
  }
}
