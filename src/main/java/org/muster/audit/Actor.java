package org.muster.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who acts, for the trail.
 *
 * @param person null for a token that belongs to nobody, and for Muster itself
 * @param name what the trail calls them
 * @param origin the network address they act from; null for Muster itself
 */
public record Actor(@Nullable UUID person, String name, @Nullable String origin) {

  /** Muster's own jobs. */
  public static final Actor MUSTER = new Actor(null, "Muster", null);

  private static final ScopedValue<Actor> CURRENT = ScopedValue.newInstance();

  /** Who acts on this thread; Muster itself where nobody else is named. */
  public static Actor current() {
    return CURRENT.orElse(MUSTER);
  }

  /** Calls work in this actor's name. */
  public <T extends @Nullable Object, X extends Throwable> T call(
      ScopedValue.CallableOp<? extends T, X> work) throws X {
    return ScopedValue.where(CURRENT, this).call(work::call);
  }

  /** Runs work in this actor's name. */
  public void run(Runnable work) {
    ScopedValue.where(CURRENT, this).run(work);
  }
}
