package org.muster.shared;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * What the database says, looked up again every so often at most: asked by each request. While it
 * is being looked up, and while the database is away, what was known stands.
 *
 * @param <T> what it is; shared by all who ask, so nobody changes it
 */
public final class Remembered<T> {

  private static final Logger LOG = LoggerFactory.getLogger(Remembered.class);

  private record Known<T>(T what, long at) {}

  private final String name;
  private final Duration stale;
  private final Supplier<T> look;
  private volatile @Nullable Known<T> known;

  /**
   * Nothing is looked up before somebody asks.
   *
   * @param name for the log
   * @param stale how long another copy of the program may not know of a change
   */
  public Remembered(String name, Duration stale, Supplier<T> look) {
    this.name = name;
    this.stale = stale;
    this.look = look;
  }

  /**
   * What is known, as old as that at most while the database answers.
   *
   * @throws DataAccessException where it does not answer the first who asks
   */
  public T get() {
    var last = known;
    if (last == null) {
      return again();
    }
    // By the machine's own clock: tests set the program's back by days.
    long now = System.nanoTime();
    if (now - last.at() > stale.toNanos()) {
      // Marked first: while one looks, the others go by what was known.
      known = new Known<>(last.what(), now);
      try {
        return again();
      } catch (DataAccessException unanswered) {
        LOG.warn("{} cannot be read; what was known stands: {}", name, unanswered.toString());
      }
    }
    return last.what();
  }

  /** Looks now: something was changed. */
  public T again() {
    var what = look.get();
    known = new Known<>(what, System.nanoTime());
    return what;
  }
}
