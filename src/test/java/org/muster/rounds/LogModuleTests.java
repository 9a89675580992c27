package org.muster.rounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.muster.TestLog;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.ContextConfiguration;

/** Reports that go by the log: received at once, recorded a little later. */
@ContextConfiguration(initializers = TestLog.class)
@DisabledIfSystemProperty(named = "muster.test.log", matches = "true", disabledReason = "waits")
class LogModuleTests extends RoundsOnCampus {

  @Autowired LogFollowers followers;
  @Autowired LogPosition position;
  @Autowired LogTopic topic;
  @Autowired LoggedReports logged;
  @Autowired ReceivedReports received;
  @Autowired Producer<String, byte[]> producer;

  @BeforeEach
  void theLogIsThere() {
    waitUntil(() -> topic.of(campus.id()).isPresent());
  }

  @AfterEach
  void followAgain() {
    if (!followers.isRunning()) {
      followers.start();
    }
  }

  @Test
  void aReportIsReceivedAndThenRecordedAsOfWhenItWasReceived() {
    here(
        () -> {
          var round = open();
          followers.stop();
          Instant said = clock.instant();
          assertThat(reports.take(same(round, "S01", "k1"))).isEqualTo(new Receipt.Received(said));
          assertThat(board.now(round).all().reported()).isZero();
          assertThat(received.waiting()).hasValue(1);
          clock.advance(Duration.ofMinutes(5));
          followers.start();
          position.settle(campus.id());
          assertThat(checkIns.of(round.id(), person("S01")).at()).isEqualTo(said);
          assertThat(received.waiting()).hasValue(0);
        });
  }

  @Test
  void theSameSubmissionInTheLogTwiceIsOneReport() {
    here(
        () -> {
          var round = open();
          take(round, "S01", "k1");
          take(round, "S01", "k1");
          take(round, "S01", "k2");
          position.settle(campus.id());
          assertThat(count("select count(*) from rounds.report where round_id = ?", round.id()))
              .isEqualTo(2);
          assertThat(received.refused(round)).isZero();
        });
  }

  @Test
  void whatIsFaultyOrTooLateIsSaidAtOnce() {
    here(
        () -> {
          var round = open();
          var faulty =
              Submission.self(
                  round.id(), person("S01"), "k", new Submission.Answered(Map.of("nonsense", 1)));
          assertThat(reports.take(faulty)).isInstanceOf(Receipt.Faulty.class);
          reportAllBut(round);
          close(round, root(round), Level.UNIVERSITY);
          waitUntil(() -> reports.take(same(round, "S01", "late")) instanceof Receipt.Refused);
        });
  }

  @Test
  void aSignatureWaitsForWhatWasReceivedBeforeIt() {
    here(
        () -> {
          var round = open();
          reportAllBut(round, "S12");
          followers.stop();
          take(round, "S12", "k12");
          assertThatThrownBy(() -> close(round, root(round), Level.UNIVERSITY))
              .isInstanceOfSatisfying(
                  Problem.class,
                  problem -> {
                    assertThat(problem.code()).isEqualTo("rounds.log-behind");
                    assertThat(problem.details()).containsEntry("behind", 1L);
                  });
          followers.start();
          waitUntil(() -> received.waiting().orElse(1) == 0);
          assertThat(close(round, root(round), Level.UNIVERSITY).tally().reported()).isEqualTo(12);
        });
  }

  @Test
  void aReportThatCrossedWithASignatureIsACorrectionAfterIt() {
    here(
        () -> {
          var round = open();
          reportAllBut(round);
          Instant before = clock.instant();
          clock.advance(Duration.ofSeconds(1));
          close(round, root(round), Level.UNIVERSITY);
          put(round.id(), person("S01"), "crossed", before);
          position.settle(campus.id());
          assertThat(received.refused(round)).isZero();
          assertThat(count("select count(*) from rounds.report where submission = 'crossed'"))
              .isOne();
          assertThat(closures.verify()).isEmpty();
        });
  }

  @Test
  void whatCannotBeRecordedStopsNobodyAndIsKept() {
    here(
        () -> {
          var round = open();
          var stranger = Ids.next();
          followers.stop();
          put(round.id(), stranger, "k1", clock.instant());
          put(Ids.next(), person("S01"), "k2", clock.instant());
          send(campus.id().toString(), "no report".getBytes(StandardCharsets.UTF_8));
          // Of an institution that is not here: kept for whoever looks for it.
          send(
              Ids.next().toString(),
              CurrentInstitution.call(
                  Ids.next(), () -> logged.write(same(round, "S02", "k3"), clock.instant())));
          take(round, "S03", "k4");
          followers.start();
          position.settle(campus.id());
          assertThat(board.now(round).all().reported()).isOne();
          assertThat(received.refused(round)).isOne();
          assertThat(received.refusals(round))
              .singleElement()
              .isEqualTo(
                  new RefusedReport(
                      stranger, null, null, "rounds.not-on-roll", clock.instant(), null));
        });
  }

  private void take(Round round, String number, String key) {
    assertThat(reports.take(same(round, number, key))).isInstanceOf(Receipt.Received.class);
  }

  /** As another copy would have put it. */
  private void put(UUID round, UUID person, String key, Instant at) {
    var submission = Submission.self(round, person, key, new Submission.Same());
    send(campus.id().toString(), logged.write(submission, at));
  }

  private void send(String key, byte[] value) {
    var place = topic.of(campus.id()).orElseThrow();
    try {
      producer.send(new ProducerRecord<>(place.topic(), place.partition(), key, value)).get();
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static void waitUntil(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited in vain").isLessThan(end);
      LockSupport.parkNanos(10_000_000);
    }
  }
}
