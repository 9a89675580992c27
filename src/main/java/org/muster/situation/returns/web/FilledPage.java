package org.muster.situation.returns.web;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muster.situation.returns.Blank;
import org.muster.situation.returns.Filled;

/**
 * What a workbook was filled with for a day, beside the last return of an earlier one.
 *
 * @param after the number of the day's last return, for whoever fills it once more
 */
public record FilledPage(
    Blank blank, Filled filled, @Nullable LocalDate before, int after, List<Line> lines) {

  /**
   * A cell that counts people.
   *
   * @param label the figure's name
   * @param definition whom it counts
   * @param people the page that lists them; null where there is none, or not for the reader
   */
  public record Line(
      String sheet,
      Filled.Difference difference,
      String label,
      String definition,
      String of,
      String when,
      @Nullable String people) {}

  /** The cells that stayed empty. */
  public List<Line> gaps() {
    return lines.stream().filter(line -> line.difference.now().gap() != null).toList();
  }

  /** How many have another value than before. */
  public long changed() {
    return lines.stream()
        .map(line -> line.difference.change())
        .filter(change -> change != null && change != 0)
        .count();
  }
}
