package org.muster.people.roster;

import org.muster.people.Mark;

/**
 * A cell as it stands in a file.
 *
 * @param text its text as written, blanks included; empty for an empty cell. Marks without width
 *     are left out: a list taken from here may come back.
 * @param number true when the file holds it as a number
 */
record Cell(String text, boolean number) {

  static final Cell EMPTY = new Cell("", false);

  Cell {
    text = Mark.without(text);
  }

  boolean blank() {
    return Characters.strip(text).isEmpty();
  }
}
