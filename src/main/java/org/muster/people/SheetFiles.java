package org.muster.people;

import java.nio.file.Path;
import java.util.List;
import org.muster.shared.Problem;

/** Reads the rows of a csv or xlsx that somebody sent, as the roster's import does. */
public interface SheetFiles {

  /**
   * The cells of the first sheet that has any, row by row, blanks around them left out; rows
   * without a word are left out too.
   *
   * @param name what its sender calls it
   * @param most more rows than this are refused
   * @throws Problem when it is no sheet, broken, or longer
   */
  List<List<String>> rows(String name, Path file, int most);
}
