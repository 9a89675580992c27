package org.muster.calls;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** How long calls take, as measured: the middle one of those of the last month that got through. */
@Component
class CallLengths {

  private static final Duration SINCE = Duration.ofDays(30);

  /** Fewer say too little. */
  private static final int ENOUGH = 20;

  private final AttemptTable attempts;
  private final Clock clock;

  CallLengths(AttemptTable attempts, Clock clock) {
    this.attempts = attempts;
    this.clock = clock;
  }

  /** Minutes by cause, of those causes that enough have been measured of. */
  Map<String, Double> minutes() {
    var minutes = new HashMap<String, Double>();
    attempts
        .lengths(clock.instant().minus(SINCE))
        .forEach(
            (cause, length) -> {
              if (length.measured() >= ENOUGH) {
                minutes.put(cause, length.medianSeconds() / 60);
              }
            });
    return minutes;
  }
}
