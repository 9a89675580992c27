package org.muster.situation.returns;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A workbook as it was filled for a day.
 *
 * @param n its number of that day, from 1
 * @param asOf the moment at which its figures stood so
 * @param by who filled it; null for Muster itself at its hour
 * @param gaps how many cells stayed empty because nothing was known
 * @param unworked how many formulas are worked out only when the file is opened
 */
public record Filled(
    UUID blank,
    LocalDate day,
    int n,
    Instant asOf,
    Instant filledAt,
    @Nullable String by,
    List<FilledCell> cells,
    int gaps,
    int unworked,
    @Nullable Instant settledAt,
    @Nullable String settledBy) {

  /** A cell with what the same one held before. */
  public record Difference(FilledCell now, @Nullable FilledCell before) {

    /** What came to it; null where one of the two is not known. */
    public @Nullable Integer change() {
      var had = before == null ? null : before.number();
      var has = now.number();
      return had == null || has == null ? null : has - had;
    }
  }

  /** Its number as the workbook has it, {@code 20261120-1}. */
  public String number() {
    return number(day, n);
  }

  static String number(LocalDate day, int n) {
    return DateTimeFormatter.BASIC_ISO_DATE.format(day) + "-" + n;
  }

  /** True where somebody still has to look at it. */
  public boolean open() {
    return gaps > 0 && settledAt == null;
  }

  /** Its cells that count people, each with what the same one held in another. */
  public List<Difference> against(@Nullable Filled other) {
    var before = new HashMap<CellSpot, FilledCell>();
    if (other != null) {
      other.cells.forEach(cell -> before.put(cell.at(), cell));
    }
    return cells.stream()
        .filter(cell -> cell.figure() != null)
        .map(
            cell -> {
              var had = before.get(cell.at());
              return new Difference(cell, had != null && cell.countsAs(had) ? had : null);
            })
        .toList();
  }
}
