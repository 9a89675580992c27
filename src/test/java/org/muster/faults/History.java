package org.muster.faults;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Who asked for what in a round, when they asked and when they were answered, on one clock. What
 * was answered before something else was asked has happened before it; of everything else nobody
 * can say.
 */
final class History {

  /** What is asked for. */
  enum Act {
    REPORT,
    EXCUSE,
    EXPECT,
    SIGN,
    CLOSE,
    /** The names of those who are missing. */
    MISSING,
    /** The figures of all. */
    FIGURES,
    /** The figures of classes. */
    CLASSES
  }

  /** How it was answered. */
  enum Answer {
    DONE,
    REFUSED,
    /** Broken off or failed: it has happened, or it has not, or it will. */
    UNKNOWN
  }

  /**
   * One question with its answer.
   *
   * @param about the number of a person, or the id of a unit; empty for the round
   * @param asked nanoseconds, as {@link System#nanoTime} counts them
   * @param answered the same
   * @param told the body of the answer
   */
  record Entry(Act act, String about, long asked, long answered, Answer answer, String told) {

    boolean done(Act which) {
      return act == which && answer == Answer.DONE;
    }

    /** True where it was answered before another was asked. */
    boolean before(Entry other) {
      return answered < other.asked;
    }
  }

  private final Queue<Entry> entries = new ConcurrentLinkedQueue<>();

  /** Keeps one question that was asked at a time and answered just now. */
  Entry add(Act act, String about, long asked, Answer answer, @Nullable String told) {
    var entry = new Entry(act, about, asked, System.nanoTime(), answer, told == null ? "" : told);
    entries.add(entry);
    return entry;
  }

  List<Entry> entries() {
    return List.copyOf(entries);
  }
}
