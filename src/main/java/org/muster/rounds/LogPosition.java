package org.muster.rounds;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.muster.shared.Problem;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** How far the database is behind the log, whichever copy applies it. */
@Component
@Profile(LogConfiguration.PROFILE)
class LogPosition {

  private static final long BETWEEN_MS = 50;
  private static final Duration AWAY = Duration.ofSeconds(10);

  private final Admin admin;
  private final LogTopic topic;
  private final LogSettings settings;
  private volatile long awaySince = System.nanoTime() - AWAY.toNanos();

  LogPosition(Admin admin, LogTopic topic, LogSettings settings) {
    this.admin = admin;
    this.topic = topic;
    this.settings = settings;
  }

  /**
   * How many records of an institution's partition are received and not applied. While the log does
   * not answer, whoever looks at a board does not wait for it again and again.
   */
  long behind(UUID institution) {
    if (System.nanoTime() - awaySince < AWAY.toNanos()) {
      throw away();
    }
    try {
      var place = place(institution);
      return Math.max(0, end(place) - applied(place));
    } catch (Problem away) {
      awaySince = System.nanoTime();
      throw away;
    }
  }

  /**
   * Waits until all is applied that the log has now: a report received before somebody signs counts
   * in what they sign.
   *
   * @throws Problem 503 when that takes too long, or the log does not answer
   */
  void settle(UUID institution) {
    var place = place(institution);
    long end = end(place);
    long deadline = System.nanoTime() + settings.patience().toNanos();
    for (long applied = applied(place); applied < end; applied = applied(place)) {
      if (System.nanoTime() > deadline) {
        long behind = end - applied;
        throw new Problem(
            HttpStatus.SERVICE_UNAVAILABLE,
            "rounds.log-behind",
            Map.of("retryAfter", 5, "behind", behind),
            behind);
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(BETWEEN_MS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw away();
    }
  }

  private TopicPartition place(UUID institution) {
    return topic.of(institution).orElseThrow(LogPosition::away);
  }

  private long end(TopicPartition place) {
    try {
      return admin
          .listOffsets(Map.of(place, OffsetSpec.latest()))
          .partitionResult(place)
          .get()
          .offset();
    } catch (ExecutionException failed) {
      throw away();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw away();
    }
  }

  /** The offset follows the database's commit: all before it is in the database. */
  private long applied(TopicPartition place) {
    try {
      var group = settings.topic();
      @Nullable OffsetAndMetadata committed =
          admin
              .listConsumerGroupOffsets(
                  Map.of(group, new ListConsumerGroupOffsetsSpec().topicPartitions(List.of(place))))
              .partitionsToOffsetAndMetadata(group)
              .get()
              .get(place);
      return committed == null ? beginning(place) : committed.offset();
    } catch (ExecutionException failed) {
      throw away();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw away();
    }
  }

  private long beginning(TopicPartition place) throws ExecutionException, InterruptedException {
    return admin
        .listOffsets(Map.of(place, OffsetSpec.earliest()))
        .partitionResult(place)
        .get()
        .offset();
  }

  private static Problem away() {
    return new Problem(HttpStatus.SERVICE_UNAVAILABLE, "rounds.log-away", Map.of("retryAfter", 5));
  }
}
