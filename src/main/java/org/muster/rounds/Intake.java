package org.muster.rounds;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Outage;
import org.muster.shared.Patience;
import org.muster.shared.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Group commit: submissions that arrive together are written by one transaction, and each is
 * answered only after that transaction has committed. Nothing is kept here that is not waited for.
 */
@Component
class Intake implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Intake.class);

  /** Two: one batch is prepared while the other's commit is on its way to disk. */
  private static final int WRITERS = 2;

  private static final int LARGEST_BATCH = 256;
  private static final int WAITING_ROOM = 4_096;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /**
   * A batch takes some hundredths of a second. A writer that waited for a connection without an end
   * would be one of two that are there.
   */
  private static final Duration DATABASE_PATIENCE = Duration.ofSeconds(12);

  private record Waiting(
      UUID institution, Submission submission, CompletableFuture<Receipt> receipt) {}

  private final BlockingQueue<Waiting> waiting = new ArrayBlockingQueue<>(WAITING_ROOM);
  private final List<Thread> writers = new ArrayList<>();
  private final ReportBatch batch;
  private final IntakeMeters meters;
  private volatile boolean running;

  Intake(ReportBatch batch, IntakeMeters meters) {
    this.batch = batch;
    this.meters = meters;
    meters.watch(waiting);
  }

  /**
   * Hands a submission in and waits for its receipt.
   *
   * @throws Problem 503 when too many wait already, or the database does not answer; the same
   *     submission may then be sent again
   */
  Receipt hand(Submission submission) {
    var receipt = new CompletableFuture<Receipt>();
    if (!running || !waiting.offer(new Waiting(CurrentInstitution.get(), submission, receipt))) {
      throw busy();
    }
    try {
      return receipt.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException failed) {
      throw busy();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw busy();
    }
  }

  private Problem busy() {
    meters.busy();
    return new Problem(HttpStatus.SERVICE_UNAVAILABLE, "rounds.busy", Map.of("retryAfter", 3));
  }

  private void write() {
    var taken = new ArrayList<Waiting>(LARGEST_BATCH);
    while (running || !waiting.isEmpty()) {
      try {
        var first = waiting.poll(200, TimeUnit.MILLISECONDS);
        if (first != null) {
          taken.add(first);
          waiting.drainTo(taken, LARGEST_BATCH - 1);
          taken.stream()
              .collect(java.util.stream.Collectors.groupingBy(Waiting::institution))
              .forEach((institution, together) -> write(institution, together, true));
          taken.clear();
        }
      } catch (InterruptedException interrupted) {
        return;
      }
    }
  }

  private void write(UUID institution, List<Waiting> together, boolean mayRace) {
    try {
      var receipts =
          Patience.call(
              DATABASE_PATIENCE,
              () ->
                  CurrentInstitution.call(
                      institution,
                      () -> batch.apply(together.stream().map(Waiting::submission).toList())));
      meters.committed(receipts);
      for (int n = 0; n < together.size(); n++) {
        together.get(n).receipt().complete(receipts.get(n));
      }
    } catch (RuntimeException failed) {
      if (Outage.is(failed)) {
        // One by one they would each wait for a connection, hours for a full batch, and whoever
        // comes meanwhile behind them. Their senders send them again under their keys.
        log.warn("{} reports could not be stored: {}", together.size(), failed.toString());
        together.forEach(one -> one.receipt().completeExceptionally(failed));
      } else if (together.size() > 1) {
        // One that the database refuses must not take the others down with it.
        together.forEach(one -> write(institution, List.of(one), true));
      } else if (mayRace && failed instanceof DuplicateKeyException) {
        // The other writer was storing the same key at this moment; now that it has, it is found.
        write(institution, together, false);
      } else {
        log.warn("a report could not be stored: {}", failed.getClass().getName());
        together.getFirst().receipt().completeExceptionally(failed);
      }
    }
  }

  @Override
  public void start() {
    running = true;
    for (int n = 0; n < WRITERS; n++) {
      writers.add(Thread.ofPlatform().name("intake-" + n).start(this::write));
    }
  }

  @Override
  public void stop() {
    running = false;
    for (var writer : writers) {
      try {
        writer.join(PATIENCE);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    writers.clear();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
