package org.muster.people.roster;

/**
 * A cell as it stands in a file.
 *
 * @param text its text as written, blanks included; empty for an empty cell
 * @param number true when the file holds it as a number
 */
record Cell(String text, boolean number) {

  static final Cell EMPTY = new Cell("", false);

  boolean blank() {
    return Characters.strip(text).isEmpty();
  }
}
