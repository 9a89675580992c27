package org.muster.rounds;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** What whoever runs the program watches of a morning: counts without people or institutions. */
@Component
class IntakeMeters {

  private final MeterRegistry registry;
  private final Counter accepted;
  private final Counter again;
  private final Counter faulty;
  private final Counter refused;
  private final Counter busy;
  private final Counter received;
  private final Counter unreadable;
  private final DistributionSummary batch;

  IntakeMeters(MeterRegistry registry) {
    this.registry = registry;
    this.accepted = reports("accepted");
    this.again = reports("again");
    this.faulty = reports("faulty");
    this.refused = reports("refused");
    this.busy = reports("busy");
    this.received = reports("received");
    this.unreadable = reports("unreadable");
    this.batch =
        DistributionSummary.builder("muster.intake.batch")
            .description("Reports committed together")
            .register(registry);
  }

  private Counter reports(String outcome) {
    return Counter.builder("muster.reports")
        .description("Reports by what became of them; busy ones were told to come again")
        .tag("outcome", outcome)
        .register(registry);
  }

  void watch(BlockingQueue<?> waiting) {
    Gauge.builder("muster.intake.waiting", waiting, BlockingQueue::size)
        .description("Reports that wait to be committed")
        .register(registry);
  }

  void busy() {
    busy.increment();
  }

  /** A record of the log that is no report. */
  void unreadable() {
    unreadable.increment();
  }

  /** Acknowledged by the log. */
  void received() {
    received.increment();
  }

  /** What of the log is still to be applied by this copy. */
  void watch(Supplier<Number> behind) {
    Gauge.builder("muster.log.behind", behind)
        .description("Reports received and not yet recorded, of the partitions this copy follows")
        .register(registry);
  }

  void committed(List<Receipt> receipts) {
    batch.record(receipts.size());
    for (var receipt : receipts) {
      var counter =
          switch (receipt) {
            case Receipt.Accepted one -> one.again() ? again : accepted;
            case Receipt.Faulty one -> faulty;
            case Receipt.Refused one -> refused;
            case Receipt.Received one -> received;
          };
      counter.increment();
    }
  }
}
