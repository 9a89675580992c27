package org.muster.rounds;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.muster.forms.Fault;
import org.muster.forms.Validated;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Takes people's own reports into the log, judged as far as it can be without the roll. What it
 * acknowledges is held by two brokers; the database may be away meanwhile.
 */
@Component
@Profile(LogConfiguration.PROFILE)
class ReportLog {

  private static final Logger LOG = LoggerFactory.getLogger(ReportLog.class);

  /** More who wait for the brokers at once are told to come again. */
  private static final int WAITING_ROOM = 4_096;

  private final Producer<String, byte[]> producer;
  private final LogTopic topic;
  private final AskedRounds rounds;
  private final LoggedReports reports;
  private final IntakeMeters meters;
  private final Clock clock;
  private final Semaphore waiting = new Semaphore(WAITING_ROOM);

  ReportLog(
      Producer<String, byte[]> producer,
      LogTopic topic,
      AskedRounds rounds,
      LoggedReports reports,
      IntakeMeters meters,
      Clock clock) {
    this.producer = producer;
    this.topic = topic;
    this.rounds = rounds;
    this.reports = reports;
    this.meters = meters;
    this.clock = clock;
  }

  /** Only what people say of themselves goes this way. */
  static boolean takes(Submission submission) {
    return submission.via() == Via.SELF && submission.byName() == null;
  }

  /**
   * Puts a submission in the log and waits for two brokers to have it.
   *
   * @throws Problem 503 when they do not, in time; the same submission may then be sent again
   */
  Receipt put(Submission submission) {
    var refusal = refusal(submission);
    if (refusal != null) {
      return refusal;
    }
    var institution = CurrentInstitution.get();
    var place = topic.of(institution).orElseThrow(this::busy);
    Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
    // The record's own time is the machine's, by which the log is kept for a week.
    var entry =
        new ProducerRecord<>(
            place.topic(),
            place.partition(),
            institution.toString(),
            reports.write(submission, at));
    if (!waiting.tryAcquire()) {
      throw busy();
    }
    try {
      producer.send(entry).get();
      meters.received();
      return new Receipt.Received(at);
    } catch (ExecutionException | KafkaException failed) {
      LOG.warn("the log did not take a report: {}", failed.toString());
      throw busy();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw busy();
    } finally {
      waiting.release();
    }
  }

  private @Nullable Receipt refusal(Submission submission) {
    var asked = rounds.find(submission.round());
    if (asked == null) {
      return new Receipt.Refused(Problem.unprocessable("rounds.not-on-roll"));
    }
    if (asked.round().openedAt() == null) {
      return new Receipt.Refused(Problem.conflict("rounds.not-open"));
    }
    if (asked.round().closedAt() != null) {
      return new Receipt.Refused(Problem.conflict("rounds.closed"));
    }
    Validated validated =
        switch (submission.body()) {
          case Submission.Answered answered -> asked.form().validate(answered.answers());
          case Submission.Posted posted -> asked.form().validateForm(posted.fields());
          // What they said yesterday is in the database only.
          case Submission.Same same -> null;
        };
    if (validated == null || validated.ok()) {
      return null;
    }
    List<Fault> faults = validated.faults();
    return new Receipt.Faulty(faults, validated.entered());
  }

  private Problem busy() {
    meters.busy();
    return new Problem(HttpStatus.SERVICE_UNAVAILABLE, "rounds.busy", Map.of("retryAfter", 3));
  }
}
