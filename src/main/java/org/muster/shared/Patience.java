package org.muster.shared;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long the running thread waits for a word from the database before it takes the connection for
 * dead. Outside of any it waits as long as the other side's machine lives: a job's statement may be
 * silent for a quarter of an hour, and a migration's for longer.
 */
public final class Patience {

  private static final ScopedValue<Duration> CURRENT = ScopedValue.newInstance();

  private Patience() {}

  static Optional<Duration> find() {
    return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
  }

  /** Calls work whose every statement is answered within that time. */
  public static <T extends @Nullable Object, X extends Throwable> T call(
      Duration patience, ScopedValue.CallableOp<? extends T, X> work) throws X {
    return ScopedValue.where(CURRENT, patience).call(work::call);
  }
}
