package org.muster.people;

import java.util.List;
import org.muster.shared.Text;

/** Something by which people are chosen, contributed by the room that knows it. */
public interface Criterion {

  /** One of its values, as a page offers it. */
  record Choice(String value, String label) {}

  /**
   * Its name in an audience, {@code political}: letters only, for it is also the name of its SQL
   * parameter.
   */
  String word();

  /**
   * An SQL condition over the rows {@code s} of those to choose from, with the columns {@code
   * institution_id, id, number, political, origin, destination, staying, unit_id, place_id}. It
   * takes {@code :institution}, {@code :today}, {@code :now} and the criterion's values as a text
   * array {@code :<word>}.
   */
  String condition();

  /** The message that names it. */
  default String labelKey() {
    return "people.criterion." + word();
  }

  /** True when this can be a value: what is not understood would be an empty audience, or worse. */
  boolean takes(String value);

  /**
   * True where meeting it says something of somebody's health: by it only those choose who may read
   * answers, and only among the people whose answers they may read.
   */
  default boolean health() {
    return false;
  }

  /** A value in the reader's words, wherever it is told and not chosen. */
  default String words(String value, Text t) {
    return value;
  }

  /** The values a page offers to this viewer; none where they are typed or picked otherwise. */
  default List<Choice> choices(Scope scope, Text t) {
    return List.of();
  }
}
