package org.muster.rounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.MusterTest;
import org.muster.people.Audience;
import org.muster.people.Scope;
import org.muster.people.PostKind;
import org.muster.people.Tree;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Problem;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import java.util.Set;

@MusterTest
@Import(SmallCampus.class)
class RoundsModuleTests {

  @Autowired SmallCampus campuses;
  @Autowired Rounds rounds;
  @Autowired Reports reports;
  @Autowired Board board;
  @Autowired Rolls rolls;
  @Autowired Excusals excusals;
  @Autowired Unreachables unreachables;
  @Autowired Closures closures;
  @Autowired CheckIns checkIns;
  @Autowired JdbcClient jdbc;
  @Autowired org.muster.MutableClock clock;

  SmallCampus.Made campus;

  @BeforeEach
  void campus() {
    campus = campuses.make();
  }

  @Test
  void freezesEverybodyExactlyOnce() {
    here(
        () -> {
          var round = open();
          assertThat(board.units(round).all()).isEqualTo(new Tally(12, 0, 0, 0, 0));
          assertThat(board.places(round).all().roll()).isEqualTo(12);
          assertThat(rolls.lines(all(), round, RollState.MISSING, null, null, 0, 100))
              .extracting(RollLine::number)
              .hasSize(12)
              .doesNotHaveDuplicates();
        });
  }

  @Test
  void oneTapOnTheFirstDayTakesTheFormsBeginningAndTheRostersKnowledge() {
    here(
        () -> {
          var round = open();
          var receipt = reports.take(same(round, "S01", "k1"));
          assertThat(receipt).isInstanceOf(Receipt.Accepted.class);
          var stored = checkIns.of(round.id(), person("S01"));
          assertThat(stored.state()).isEqualTo(RollState.REPORTED);
          assertThat(Objects.requireNonNull(stored.today()).asMap())
              .containsEntry("health", "well");
        });
  }

  @Test
  void theSameSubmissionTwiceIsOneReportAlsoWhenBothArriveAtOnce() throws Exception {
    var round = CurrentInstitution.call(campus.id(), this::open);
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      var taps = new ArrayList<java.util.concurrent.Future<Receipt>>();
      for (int n = 0; n < 40; n++) {
        taps.add(
            pool.submit(
                () ->
                    CurrentInstitution.call(
                        campus.id(), () -> reports.take(same(round, "S01", "k1")))));
      }
      var ids = new java.util.HashSet<UUID>();
      for (var tap : taps) {
        ids.add(((Receipt.Accepted) tap.get()).report());
      }
      assertThat(ids).hasSize(1);
    }
    here(() -> assertThat(count("select count(*) from rounds.report where round_id = ?", round.id())).isOne());
  }

  @Test
  void aProxyReportIsCountedApartAndGivesWayToThePersonsOwn() {
    here(
        () -> {
          var round = open();
          reports.take(
              new Submission(
                  round.id(), person("S02"), "p", new Submission.Same(), Via.PHONE, null, "王老师"));
          assertThat(board.now(round).all().proxy()).isOne();
          reports.take(same(round, "S02", "own"));
          assertThat(board.now(round).all()).isEqualTo(new Tally(12, 1, 0, 0, 0));
        });
  }

  @Test
  void anExcusalCoversLaterRoundsUntilItsEnd() {
    here(
        () -> {
          var round = open();
          excusals.excuse(round, person("S03"), "住院", round.day().plusDays(1), "王老师");
          assertThat(board.now(round).all().excused()).isOne();
          clock.advance(Duration.ofDays(1));
          assertThat(board.now(open()).all().excused()).isOne();
          clock.advance(Duration.ofDays(1));
          assertThat(board.now(open()).all().excused()).isZero();
        });
  }

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
          assertThat(reports.take(same(round, "S01", "k-S01"))).isInstanceOf(Receipt.Accepted.class);
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
                              "update rounds.closure set reported = reported - 1 where institution_id = ? and id = ?")
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
          assertThat(closures.verify()).containsExactly("the roll behind closure 1 is not what was signed");
        });
  }

  @Test
  void aSignatureIsTakenBackFromTheTopDownAndOpensWhatItCovered() {
    here(
        () -> {
          var round = open();
          reportAllBut(round, "S03");
          unreachables.declare(
              round, person("S03"), List.of(new Unreachables.Try(clock.instant(), Via.PHONE, null)), "王老师");
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
          assertThat(reports.take(same(round, "S03", "found"))).isInstanceOf(Receipt.Accepted.class);
          assertThat(closures.verify()).isEmpty();
        });
  }

  @Test
  void anotherInstitutionSeesNothingOfIt() {
    var round = CurrentInstitution.call(campus.id(), this::open);
    var other = campuses.make();
    CurrentInstitution.run(
        other.id(), () -> assertThat(rounds.find(round.id())).isEmpty());
    assertThat(count("select count(*) from rounds.roll where round_id = ?", round.id())).isZero();
  }

  @Test
  void answersThatCannotBeTakenLeaveNothingBehind() {
    here(
        () -> {
          var round = open();
          var receipt =
              reports.take(
                  Submission.self(
                      round.id(),
                      person("S01"),
                      "k",
                      new Submission.Answered(Map.of("temperature", 400, "nonsense", 1))));
          assertThat(receipt).isInstanceOf(Receipt.Faulty.class);
          assertThat(board.now(round).all().reported()).isZero();
        });
  }

  private void here(Runnable work) {
    CurrentInstitution.run(campus.id(), work);
  }

  private Round open() {
    Instant now = clock.instant();
    return rounds.create("日报", "daily-health", Audience.ALL, null, now.plus(Duration.ofHours(8)));
  }

  private Closure close(Round round, UUID unit, @org.jspecify.annotations.Nullable Level level) {
    return closures.close(round, unit, level, null, "王老师");
  }

  private UUID root(Round round) {
    return board.units(round).tree().roots().stream().map(Tree.Node::id).findFirst().orElseThrow();
  }

  private Scope all() {
    return new Scope(campus.id(), null, Map.of(PostKind.WORKING_GROUP, Set.of()));
  }

  private void reportAllBut(Round round, String... numbers) {
    var left = Set.of(numbers);
    var everybody = new ArrayList<Submission>();
    for (int n = 1; n <= 12; n++) {
      var number = "S%02d".formatted(n);
      if (!left.contains(number)) {
        everybody.add(same(round, number, "k-" + number));
      }
    }
    assertThat(reports.takeAll(everybody)).allMatch(Receipt.Accepted.class::isInstance);
  }

  private Submission same(Round round, String number, String key) {
    return Submission.self(round.id(), person(number), key, new Submission.Same());
  }

  private UUID person(String number) {
    return CurrentInstitution.call(
        campus.id(),
        () ->
            jdbc.sql("select id from people.person where institution_id = ? and number = ?")
                .params(campus.id(), number)
                .query(UUID.class)
                .single());
  }

  private long count(String sql, Object... parameters) {
    return jdbc.sql(sql).params(parameters).query(Long.class).single();
  }
}
