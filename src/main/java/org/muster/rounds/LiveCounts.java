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
 * Counts that many look at while they change. They are counted again when somebody looks, once for
 * all who wait, and then rest a while, so that looking never takes the database for itself: a
 * campus is at most a quarter of a second behind. Where counting takes long, at a million on a
 * roll, whoever looks is shown the last counts while the next are made.
 *
 * @param <T> the counts; shared by all who look, so nobody changes them
 */
final class LiveCounts<T> {

  private static final int REST = 4;
  private static final Duration SHORTEST = Duration.ofMillis(200);
  private static final Duration LONGEST = Duration.ofSeconds(1);

  /** Nobody waits longer for newer figures, unless there are none younger than the oldest shown. */
  private static final Duration PATIENCE = Duration.ofMillis(100);

  private static final Duration OLDEST = Duration.ofSeconds(15);

  /** A closed round moves only by being reopened, which is rare and not in a hurry. */
  private static final Duration CLOSED = Duration.ofSeconds(30);

  private record Known<T>(T counts, long at, long took) {

    boolean younger(Duration limit) {
      return System.nanoTime() - at < limit.toNanos();
    }

    boolean rests() {
      long rest = Math.clamp(REST * took, SHORTEST.toNanos(), LONGEST.toNanos());
      return System.nanoTime() - at - took < rest;
    }
  }

  private final Cache<Object, Live<T>> kept =
      Caffeine.newBuilder().maximumSize(1_000).expireAfterAccess(Duration.ofMinutes(2)).build();

  /**
   * The counts of a key that names the institution, the round and what of it.
   *
   * @param count counts them, on a thread of its own
   */
  T get(Object key, boolean closed, Supplier<T> count) {
    return kept.get(key, unknown -> new Live<>()).counts(closed, count);
  }

  private static final class Live<T> {

    private volatile @Nullable Known<T> last;
    private @Nullable CompletableFuture<T> counting;

    T counts(boolean closed, Supplier<T> count) {
      var shown = last;
      if (shown != null && (shown.rests() || closed && shown.younger(CLOSED))) {
        return shown.counts();
      }
      var patience = shown != null && shown.younger(OLDEST) ? PATIENCE : Duration.ofMinutes(1);
      try {
        return counting(count).get(patience.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException stillCounting) {
        if (shown == null) {
          throw new IllegalStateException("counts could not be made in a minute", stillCounting);
        }
        return shown.counts();
      } catch (ExecutionException failed) {
        throw failed.getCause() instanceof RuntimeException why
            ? why
            : new IllegalStateException(failed.getCause());
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(interrupted);
      }
    }

    private synchronized CompletableFuture<T> counting(Supplier<T> count) {
      var running = counting;
      if (running != null && !running.isDone()) {
        return running;
      }
      var institution = CurrentInstitution.get();
      var started = new CompletableFuture<T>();
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

    private T count(Supplier<T> count) {
      long begin = System.nanoTime();
      var counts = count.get();
      last = new Known<>(counts, begin, System.nanoTime() - begin);
      return counts;
    }
  }
}
