package org.muster.shared;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A moment other than now, in force for one thread only: made-up days and drills are played in it
 * through the real services. Everyone else's clock goes on as it is.
 */
public final class PlayedTime {

  private static final ScopedValue<Instant> MOMENT = ScopedValue.newInstance();

  private PlayedTime() {}

  /** The moment this thread plays, or empty where it lives in the present. */
  public static Optional<Instant> find() {
    return MOMENT.isBound() ? Optional.of(MOMENT.get()) : Optional.empty();
  }

  /** Runs work as if it were that moment. */
  public static void at(Instant moment, Runnable work) {
    ScopedValue.where(MOMENT, moment).run(work);
  }

  /** Calls work as if it were that moment. */
  public static <T extends @Nullable Object, X extends Throwable> T call(
      Instant moment, ScopedValue.CallableOp<? extends T, X> work) throws X {
    return ScopedValue.where(MOMENT, moment).call(work::call);
  }

  /** A clock that tells the played moment to threads that play one. */
  static Clock over(Clock clock) {
    return new Clock() {
      @Override
      public Instant instant() {
        return find().orElseGet(clock::instant);
      }

      @Override
      public ZoneId getZone() {
        return clock.getZone();
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return over(clock.withZone(zone));
      }
    };
  }
}
