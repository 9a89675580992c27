package org.muster.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class PlayedTimeTests {

  private static final Instant NOW = Instant.parse("2026-11-21T00:12:00Z");
  private static final Instant THEN = Instant.parse("2026-11-18T23:00:00Z");

  private final Clock clock = PlayedTime.over(Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void aThreadThatPlaysSeesItsMomentAndThePresentAgainAfterwards() {
    var seen = new AtomicReference<Instant>();
    PlayedTime.at(THEN, () -> seen.set(clock.instant()));
    assertThat(seen.get()).isEqualTo(THEN);
    assertThat(clock.instant()).isEqualTo(NOW);
  }

  @Test
  void everyOtherThreadStaysInThePresent() {
    var seen = new AtomicReference<Instant>();
    PlayedTime.at(
        THEN,
        () -> {
          var other = Thread.ofVirtual().start(() -> seen.set(clock.instant()));
          try {
            other.join();
          } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
          }
        });
    assertThat(seen.get()).isEqualTo(NOW);
  }
}
