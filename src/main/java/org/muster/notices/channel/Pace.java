package org.muster.notices.channel;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * How often a provider may be asked, as its documents say. A tenth may go at once and the rest
 * evenly after it, so that no minute, wherever it begins, holds more than is allowed.
 */
public final class Pace {

  private final Clock clock;
  private final Duration apart;
  private final Duration atOnce;
  private Instant used = Instant.EPOCH;

  /** So many a minute. */
  public Pace(int perMinute, Clock clock) {
    int burst = Math.max(1, perMinute / 10);
    this.clock = clock;
    this.apart = Duration.ofMinutes(1).dividedBy(Math.max(1, perMinute - burst)).plusNanos(1);
    this.atOnce = apart.multipliedBy(burst);
  }

  /** How many may go now. */
  public synchronized int left() {
    var now = clock.instant();
    var full = now.minus(atOnce);
    if (used.isBefore(full)) {
      used = full;
    } else if (used.isAfter(now)) {
      // The clock was put back.
      used = now;
    }
    return (int) Duration.between(used, now).dividedBy(apart);
  }

  /** Uses one up; false where it has to wait. */
  public synchronized boolean take() {
    if (left() == 0) {
      return false;
    }
    used = used.plus(apart);
    return true;
  }
}
