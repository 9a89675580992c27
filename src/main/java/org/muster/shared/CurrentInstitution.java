package org.muster.shared;

import java.util.Optional;
import java.util.UUID;

/**
 * The institution the running thread works for. PostgreSQL's row-level security lets a connection
 * see the rows of this institution only; with none set it sees no rows at all.
 */
public final class CurrentInstitution {

  private static final ScopedValue<UUID> CURRENT = ScopedValue.newInstance();

  private CurrentInstitution() {}

  /** The institution in force, or empty outside of any. */
  public static Optional<UUID> find() {
    return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
  }

  /**
   * The institution in force.
   *
   * @throws IllegalStateException outside of any: a handler was reached without one
   */
  public static UUID get() {
    return find().orElseThrow(() -> new IllegalStateException("no institution is in force"));
  }

  /** Runs work for an institution; a transaction must begin inside, not around it. */
  public static void run(UUID institution, Runnable work) {
    ScopedValue.where(CURRENT, institution).run(work);
  }

  /** Calls work for an institution; a transaction must begin inside, not around it. */
  public static <T extends @org.jspecify.annotations.Nullable Object, X extends Throwable> T call(
      UUID institution, ScopedValue.CallableOp<? extends T, X> work) throws X {
    return ScopedValue.where(CURRENT, institution).call(work::call);
  }
}
