package org.muster.situation.returns;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.situation.Along;

/**
 * What one cell was filled with. It is kept as JSON: fields are only added.
 *
 * @param number a figure's value; null where the cell stayed empty, or holds words
 * @param words a fixed word, or the name of a unit in a list
 * @param figure the figure's key
 * @param spot the unit or place that is counted; null for the whole institution
 * @param of its name when the cell was filled; empty for the whole institution
 * @param gap why it stayed empty
 */
public record FilledCell(
    int sheet,
    int row,
    int column,
    @Nullable Integer number,
    @Nullable String words,
    @Nullable String figure,
    Along along,
    @Nullable UUID spot,
    String of,
    MappedCell.When when,
    @Nullable Gap gap) {

  /** Why a cell stayed empty. */
  public enum Gap {
    /** The figure was not known on that day. */
    UNKNOWN,
    /** The unit or place is not there any more. */
    GONE,
    /** A list had no room for it. */
    NO_ROOM;

    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public CellSpot at() {
    return new CellSpot(sheet, row, column);
  }

  /** True when another return's cell counts the same people. */
  boolean countsAs(FilledCell other) {
    return figure != null
        && figure.equals(other.figure)
        && java.util.Objects.equals(spot, other.spot)
        && when == other.when;
  }
}
