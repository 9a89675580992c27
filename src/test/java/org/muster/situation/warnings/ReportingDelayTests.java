package org.muster.situation.warnings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.muster.situation.warnings.ReportingDelay.Reported;

class ReportingDelayTests {

  @Test
  void youngEventsDoNotMakeDelaysLookShort() {
    // Each day ten: six reported at once, three the next day, one the day after.
    List<Reported> events = new ArrayList<>();
    for (int day = 0; day <= 10; day++) {
      for (int n = 0; n < 10; n++) {
        events.add(new Reported(day, day + (n < 6 ? 0 : n < 9 ? 1 : 2)));
      }
    }

    var delay = ReportingDelay.by(10, 2, 30, events);

    assertThat(delay.within()).containsExactly(new double[] {0.6, 0.9, 1}, within(1e-12));
  }

  @Test
  void anOfficeThatBecameQuickerIsSeenToBe() {
    List<Reported> events = new ArrayList<>();
    for (int day = 0; day <= 40; day++) {
      events.add(new Reported(day, day + (day < 20 ? 2 : 0)));
    }

    assertThat(ReportingDelay.by(40, 2, 10, events).within()[0]).isEqualTo(1);
    assertThat(ReportingDelay.by(40, 2, 99, events).within()[0]).isLessThan(0.6);
  }

  @Test
  void ofTooLittleNothingIsSaid() {
    assertThat(new ReportingDelay(new double[] {0.1, 1}).nowcast(1, 0, 0.9)).isEmpty();
  }

  @Test
  void theLastDaysAreFilledUp() {
    var delay = new ReportingDelay(new double[] {0.5, 0.8, 1});

    var today = delay.nowcast(9, 0, 0.9).orElseThrow();

    assertThat(today.expected()).isEqualTo(18);
    assertThat(today.low()).isBetween(10, 15);
    assertThat(today.high()).isBetween(24, 32);
    assertThat(delay.nowcast(9, 2, 0.9)).contains(new ReportingDelay.Nowcast(9, 9, 9, 9));
  }
}
