package org.muster;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.muster.shared.PlayedTime;

/**
 * A clock that stands still until a test moves it; it begins on Saturday 21 November 2026, 08:12 in
 * China.
 */
public final class MutableClock extends Clock {

  /** Where it begins. */
  public static final Instant START = Instant.parse("2026-11-21T00:12:00Z");

  private volatile Instant now = START;

  /** Goes to a moment. */
  public void set(Instant moment) {
    now = moment;
  }

  /** Goes on by a while. */
  public void advance(Duration duration) {
    now = now.plus(duration);
  }

  @Override
  public Instant instant() {
    return PlayedTime.find().orElse(now);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.fixed(now, zone);
  }
}
