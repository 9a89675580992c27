package org.muster.people.roster;

import java.util.List;

/** Takes the lines of files one after the other, as they are read. */
interface Lines {

  /** A sheet begins; a csv file is one sheet. */
  void sheet(String file, String name);

  /**
   * A line of the sheet.
   *
   * @param row its number in the sheet, from 1
   */
  void line(int row, List<Cell> cells);
}
