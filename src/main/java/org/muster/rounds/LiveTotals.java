package org.muster.rounds;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.muster.shared.CurrentInstitution;

/**
 * Totals that many look at while they change. They are counted again when somebody looks, once for
 * all who wait, and then rest a while, so that looking never takes the database for itself: a
 * campus is at most a quarter of a second behind. Where counting takes long, at a million on a
 * roll, whoever looks is shown the last totals while the next are counted.
 */
final class LiveTotals {

  private static final int REST = 4;
  private static final Duration SHORTEST = Duration.ofMillis(200);
  private static final Duration LONGEST = Duration.ofSeconds(1);

  /** Nobody waits longer for newer figures, unless there are none younger than the oldest shown. */
  private static final Duration PATIENCE = Duration.ofMillis(100);

  private static final Duration OLDEST = Duration.ofSeconds(15);

  /** A closed round moves only by being reopened, which is rare and not in a hurry. */
  private static final Duration CLOSED = Duration.ofSeconds(30);

  private record Counted(Totals totals, long at, long took) {

    boolean younger(Duration limit) {
      return System.nanoTime() - at < limit.toNanos();
    }

    boolean rests() {
      long rest = Math.clamp(REST * took, SHORTEST.toNanos(), LONGEST.toNanos());
      return System.nanoTime() - at - took < rest;
    }
  }

  private final Cache<Object, Live> kept =
      Caffeine.newBuilder().maximumSize(1_000).expireAfterAccess(Duration.ofMinutes(2)).build();

  /**
   * The totals of a key that names the institution, the round and the slice.
   *
   * @param count counts them, on a thread of its own
   */
  Totals get(Object key, boolean closed, Supplier<Totals> count) {
    return kept.get(key, unknown -> new Live()).totals(closed, count);
  }

  private static final class Live {

    private volatile @Nullable Counted last;
    private @Nullable CompletableFuture<Totals> counting;

    Totals totals(boolean closed, Supplier<Totals> count) {
      var shown = last;
      if (shown != null && (shown.rests() || closed && shown.younger(CLOSED))) {
        return shown.totals();
      }
      var patience = shown != null && shown.younger(OLDEST) ? PATIENCE : Duration.ofMinutes(1);
      try {
        return counting(count).get(patience.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException stillCounting) {
        if (shown == null) {
          throw new IllegalStateException("totals could not be counted in a minute", stillCounting);
        }
        return shown.totals();
      } catch (ExecutionException failed) {
        throw failed.getCause() instanceof RuntimeException why
            ? why
            : new IllegalStateException(failed.getCause());
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(interrupted);
      }
    }

    private synchronized CompletableFuture<Totals> counting(Supplier<Totals> count) {
      var running = counting;
      if (running != null && !running.isDone()) {
        return running;
      }
      var institution = CurrentInstitution.get();
      var started = new CompletableFuture<Totals>();
      counting = started;
      Thread.startVirtualThread(
          () -> {
            try {
              started.complete(CurrentInstitution.call(institution, () -> count(count)));
            } catch (RuntimeException failed) {
              started.completeExceptionally(failed);
            }
          });
      return started;
    }

    private Totals count(Supplier<Totals> count) {
      long begin = System.nanoTime();
      var totals = count.get();
      last = new Counted(totals, begin, System.nanoTime() - begin);
      return totals;
    }
  }
}
