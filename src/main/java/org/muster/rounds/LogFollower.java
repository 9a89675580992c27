package org.muster.rounds;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Patience;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.TransactionException;

/**
 * Records what the log has, in its order, institution by institution: database first, offset after.
 * What is given twice is recorded once, by its key; what cannot be recorded is kept apart and stops
 * nobody.
 */
final class LogFollower implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(LogFollower.class);

  private static final Duration POLL = Duration.ofMillis(200);
  private static final int LARGEST_BATCH = 500;

  /** A connection that is never answered would keep the partition for good. */
  private static final Duration DATABASE_PATIENCE = Duration.ofSeconds(12);

  /** While the database is away. */
  private static final long BREATH_MS = 500;

  private final KafkaConsumer<String, byte[]> consumer;
  private final LogTopic topic;
  private final String name;
  private final LoggedReports logged;
  private final Reports reports;
  private final RefusedReports refused;
  private final IntakeMeters meters;
  private volatile boolean running = true;
  private volatile long behind;

  LogFollower(
      LogSettings settings,
      LogTopic topic,
      LoggedReports logged,
      Reports reports,
      RefusedReports refused,
      IntakeMeters meters) {
    this.topic = topic;
    this.name = settings.topic();
    this.logged = logged;
    this.reports = reports;
    this.refused = refused;
    this.meters = meters;
    this.consumer =
        new KafkaConsumer<>(
            settings.client(
                Map.of(
                    "group.id",
                    name,
                    "enable.auto.commit",
                    false,
                    "auto.offset.reset",
                    "earliest",
                    "max.poll.records",
                    LARGEST_BATCH,
                    // A copy that is killed is relieved by another within this time.
                    "session.timeout.ms",
                    10_000,
                    "partition.assignment.strategy",
                    "org.apache.kafka.clients.consumer.CooperativeStickyAssignor",
                    "reconnect.backoff.max.ms",
                    1_000)),
            new StringDeserializer(),
            new ByteArrayDeserializer());
  }

  /** What of its partitions is still to be recorded, as of the last look. */
  long behind() {
    return behind;
  }

  void stop() {
    running = false;
    consumer.wakeup();
  }

  @Override
  public void run() {
    try (consumer) {
      while (running && !topic.found()) {
        Thread.sleep(BREATH_MS);
      }
      consumer.subscribe(List.of(name));
      while (running) {
        follow();
      }
    } catch (WakeupException | InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void follow() throws InterruptedException {
    try {
      var records = consumer.poll(POLL);
      for (var partition : records.partitions()) {
        follow(partition, records.records(partition));
      }
      behind =
          consumer.assignment().stream().mapToLong(one -> consumer.currentLag(one).orElse(0)).sum();
    } catch (WakeupException stopped) {
      throw stopped;
    } catch (RuntimeException failed) {
      // A broker that is away, or a partition that another copy has now.
      LOG.warn("the log could not be followed: {}", failed.toString());
      Thread.sleep(BREATH_MS);
    }
  }

  private void follow(TopicPartition partition, List<ConsumerRecord<String, byte[]>> records)
      throws InterruptedException {
    try {
      var byInstitution = new LinkedHashMap<UUID, List<LoggedReport>>();
      for (var record : records) {
        read(record, byInstitution);
      }
      byInstitution.forEach(
          (institution, together) ->
              Patience.call(
                  DATABASE_PATIENCE,
                  () ->
                      CurrentInstitution.call(
                          institution,
                          () -> {
                            recordAll(together);
                            return true;
                          })));
      consumer.commitSync(Map.of(partition, new OffsetAndMetadata(records.getLast().offset() + 1)));
    } catch (DataAccessException | TransactionException away) {
      LOG.warn("what was received cannot be recorded now: {}", away.getClass().getName());
      // Given again from the first, until it can be; to the brokers we are still alive.
      consumer.seek(partition, records.getFirst().offset());
      Thread.sleep(BREATH_MS);
    }
  }

  private void read(
      ConsumerRecord<String, byte[]> record, Map<UUID, List<LoggedReport>> byInstitution) {
    try {
      var report = logged.read(record.value());
      var institution = UUID.fromString(record.key());
      byInstitution.computeIfAbsent(institution, first -> new ArrayList<>()).add(report);
    } catch (RuntimeException unreadable) {
      // Nobody's that could be named: only this program writes here, and of a version it can read.
      meters.unreadable();
      LOG.error(
          "record {} of {}-{} is no report and is left out: {}",
          record.offset(),
          record.topic(),
          record.partition(),
          unreadable.getClass().getName());
    }
  }

  private void recordAll(List<LoggedReport> together) {
    var opened = new ArrayList<Submission>();
    var from = new HashMap<Submission, LoggedReport>();
    for (var report : together) {
      try {
        var submission = logged.open(report);
        opened.add(submission);
        from.put(submission, report);
      } catch (RuntimeException sealed) {
        // A key that is missing here: what was said stays under its seal until it is found.
        keep(report, "rounds.sealed-away", sealed);
      }
    }
    recordOpened(opened, from);
  }

  private void recordOpened(List<Submission> opened, Map<Submission, LoggedReport> from) {
    if (opened.isEmpty()) {
      return;
    }
    try {
      var receipts = reports.follow(opened);
      meters.committed(receipts);
      for (int n = 0; n < receipts.size(); n++) {
        var report = java.util.Objects.requireNonNull(from.get(opened.get(n)));
        switch (receipts.get(n)) {
          case Receipt.Refused no -> refused.keep(report, no.problem().code());
          case Receipt.Faulty no -> refused.keep(report, "rounds.answers");
          default -> {}
        }
      }
    } catch (RuntimeException failed) {
      if (mayPass(failed)) {
        throw failed;
      }
      if (opened.size() > 1) {
        // One that the database refuses must not take the others down with it.
        opened.forEach(one -> recordOpened(List.of(one), from));
      } else {
        keep(
            java.util.Objects.requireNonNull(from.get(opened.getFirst())),
            "rounds.not-recorded",
            failed);
      }
    }
  }

  private void keep(LoggedReport report, String why, RuntimeException failed) {
    LOG.error("a report that was received cannot be recorded: {}", failed.getClass().getName());
    try {
      refused.keep(report, why);
    } catch (DataIntegrityViolationException notEven) {
      meters.unreadable();
      LOG.error("nor can it be kept apart: round {}", report.round());
    }
  }

  /**
   * Anything of the database but a row that it refuses: it is away, or not yet as new as we are.
   */
  private static boolean mayPass(RuntimeException failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof DataIntegrityViolationException) {
        return false;
      }
      if (cause instanceof DataAccessException
          || cause instanceof TransactionException
          || cause instanceof SQLException) {
        return true;
      }
    }
    return false;
  }
}
