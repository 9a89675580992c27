package org.muster.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.muster.shared.CurrentInstitution;

class RoundsModuleTests extends RoundsOnCampus {

  @Test
  void freezesEverybodyExactlyOnce() {
    here(
        () -> {
          var round = open();
          assertThat(board.units(round).all()).isEqualTo(new Tally(12, 0, 0, 0, 0));
          assertThat(board.places(round).all().roll()).isEqualTo(12);
          assertThat(rolls.lines(all(), round, RollQuery.of(RollState.MISSING, null, 100)))
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
    here(
        () ->
            assertThat(count("select count(*) from rounds.report where round_id = ?", round.id()))
                .isOne());
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
  void anotherInstitutionSeesNothingOfIt() {
    var round = CurrentInstitution.call(campus.id(), this::open);
    var other = campuses.make();
    CurrentInstitution.run(other.id(), () -> assertThat(rounds.find(round.id())).isEmpty());
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
}
