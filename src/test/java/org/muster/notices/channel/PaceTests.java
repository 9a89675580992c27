package org.muster.notices.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.muster.MutableClock;

class PaceTests {

  @Test
  void noMinuteHoldsMoreThanIsAllowedWhereverItBegins() {
    var clock = new MutableClock();
    var pace = new Pace(20, clock);
    var taken = new ArrayList<Instant>();
    for (int step = 0; step < 6_000; step++) {
      while (pace.take()) {
        taken.add(clock.instant());
      }
      clock.advance(Duration.ofMillis(50));
    }
    assertThat(taken).as("what is allowed is used").hasSizeGreaterThan(85);
    for (var from : taken) {
      assertThat(
              taken.stream().filter(at -> !at.isBefore(from) && at.isBefore(from.plusSeconds(60))))
          .hasSizeLessThanOrEqualTo(20);
    }
  }

  @Test
  void aClockThatIsPutBackDoesNotStopIt() {
    var clock = new MutableClock();
    var pace = new Pace(600, clock);
    pace.take();
    clock.advance(Duration.ofHours(-1));
    pace.take();
    clock.advance(Duration.ofSeconds(1));
    assertThat(pace.left()).isPositive();
  }
}
