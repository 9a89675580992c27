package org.muster.calls;

import java.util.Map;

/**
 * A reason to call people, contributed by the room that knows it. Who is due is asked each time and
 * never stored, so that it ends by itself the moment the reason does.
 */
public interface CallCause {

  /**
   * Its word, {@code missing}; the message {@code calls.cause.<word>} says it to the caller, filled
   * with {@code what} and the moment since when.
   */
  String word();

  /**
   * The query of who is due: {@code person_id uuid, subject uuid, since timestamptz, due_at
   * timestamptz, risk int, every_days int, what text}, in this order, over the room's own tables
   * joined to {@code mine(person_id, unit_id)}, the people asked for. It may use {@code
   * :institution}, {@code :now} and its own parameters.
   *
   * <p>{@code due_at} may be in the future: such calls are planned for, not shown. {@code risk} is
   * from 0 to 100, the highest is called first. {@code every_days} is how often it comes again,
   * {@code what} names the subject; both may be null.
   */
  String due();

  /** The query's parameters, each named after this cause, {@code missing_day}. */
  Map<String, Object> parameters();

  /**
   * True where somebody who was reached is still due until the reason itself ends: whoever promises
   * to report is called again if they do not.
   */
  boolean untilItEnds();
}
