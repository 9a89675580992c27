package org.muster.drill;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a drill went, for those who were not there. It stands by itself: the copy is gone.
 *
 * @param score from 0 to 100: the points of the measures in percent of those there were
 * @param students on the copy
 * @param events what happened, in order
 */
public record Review(
    int score,
    int students,
    int classes,
    int counsellors,
    int calls,
    int answered,
    List<Asked> rounds,
    List<Measure> measures,
    List<Event> events,
    List<College> colleges) {

  /**
   * A round of the day.
   *
   * @param inTime how many were accounted for at the deadline
   * @param last when the last one was; null where somebody is missing
   * @param signedAt when the university signed; null where nobody could
   */
  public record Asked(
      String name,
      Instant opensAt,
      Instant dueAt,
      int roll,
      int inTime,
      int reported,
      int proxy,
      int excused,
      int unreachable,
      @Nullable Instant last,
      @Nullable Instant signedAt) {

    /** How many nobody can answer for. */
    public int missing() {
      return roll - reported - proxy - excused - unreachable;
    }
  }

  /**
   * Something that was measured against an aim; the messages {@code drill.measure.<code>} say what.
   *
   * @param value what it came to, in percent or minutes
   * @param aim what it should be
   * @param points what it earned, of {@code most}
   */
  public record Measure(String code, int value, int aim, int points, int most) {

    /** True where nothing is to be mended. */
    public boolean met() {
      return points == most;
    }
  }

  /**
   * Something that happened.
   *
   * @param key the message that says it
   * @param args its arguments: words and whole numbers
   * @param whose the name of who answered for it; null where nobody had to
   */
  public record Event(Instant at, String key, List<Object> args, @Nullable String whose) {}

  /** A college over all rounds of the day. */
  public record College(
      String name, int roll, int inTime, int reported, int proxy, int excused, int unreachable) {

    /** How many nobody can answer for. */
    public int missing() {
      return roll - reported - proxy - excused - unreachable;
    }
  }
}
