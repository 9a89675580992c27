package org.muster.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The program's own token for a service's interfaces, which count how often it is asked for. */
class AccessToken {

  /** Taken anew a little before the service drops it. */
  private static final Duration EARLY = Duration.ofMinutes(5);

  private final Supplier<Fresh> source;
  private final Clock clock;
  private volatile @Nullable Kept kept;

  /** As the service gives it. */
  record Fresh(String text, long seconds) {}

  private record Kept(String text, Instant until) {}

  AccessToken(Supplier<Fresh> source, Clock clock) {
    this.source = source;
    this.clock = clock;
  }

  String get() {
    var known = kept;
    if (known == null || !clock.instant().isBefore(known.until())) {
      var fresh = source.get();
      known = new Kept(fresh.text(), clock.instant().plusSeconds(fresh.seconds()).minus(EARLY));
      kept = known;
    }
    return known.text();
  }

  /** The service has ended it before its time. */
  void drop() {
    kept = null;
  }
}
