package org.muster.calls;

import gg.jte.Content;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muster.identity.Viewer;
import org.muster.people.PersonLine;
import org.muster.shared.Problem;
import org.muster.shared.Text;

/**
 * What a call can take down on the caller's screen beside its outcome, contributed by the room
 * whose questions they are. Its buttons are named {@link #BUTTON}, with values that begin with the
 * room's word; names of fields that begin with "_" are the card's own.
 */
public interface CallTakesDown {

  /** The name of the buttons that send a card's form. */
  String BUTTON = "_take";

  /** What became of the fields. */
  sealed interface Taken {}

  /** Another button was pressed: nothing of this room's was to be taken down. */
  record Nothing() implements Taken {}

  /** It has been stored; so has the same key sent before. */
  record Kept() implements Taken {}

  /** Nothing is stored; the part again, with what is wrong beside each question. */
  record Faulty(Content part) implements Taken {}

  /** Nothing is stored, and cannot be. */
  record Refused(Problem problem) implements Taken {}

  /**
   * The questions for a person inside the card's form, or empty where there is nothing to take
   * down. What of the person it shows, it keeps on the trail.
   *
   * @param entered fields that were typed before, by name; empty for a fresh card
   */
  Optional<Content> part(PersonLine person, Map<String, List<String>> entered, Text t);

  /**
   * Takes the fields down.
   *
   * @param key the client's own, so that sending it twice is one report
   */
  Taken take(
      Viewer viewer,
      PersonLine person,
      Means means,
      String key,
      Map<String, List<String>> fields,
      Text t);
}
