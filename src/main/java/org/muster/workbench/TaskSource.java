package org.muster.workbench;

import java.util.Map;

/**
 * What is open in a room and must be done by somebody, contributed by the room. Nothing of it is
 * stored a second time: it is asked each time somebody looks, so that it ends the moment it is done
 * and is always whoever's it is now.
 */
public interface TaskSource {

  /**
   * Its word, {@code watch}; the message {@code workbench.task.<word>} says it, filled with what.
   */
  String word();

  /**
   * The query of all that is open: {@code subject uuid, about uuid, owner uuid, due_at timestamptz,
   * what text, path text}, in this order. It may use {@code :institution}, {@code :today}, {@code
   * :now} and its own parameters.
   *
   * <p>{@code about} is the person concerned, null where there is none. {@code owner} is the one
   * person who must act now, {@code due_at} until when; neither may ever be null: a row where one
   * is is an orphan, and becomes an incident. {@code what} names the subject and may be null;
   * {@code path} is the page where it is done.
   */
  String open();

  /** The query's own parameters, each named after this source, {@code watch_day}. */
  default Map<String, Object> parameters() {
    return Map.of();
  }
}
