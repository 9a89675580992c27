package org.muster.situation.returns;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.situation.Along;

/**
 * What a cell is filled with.
 *
 * @param figures one; of a list those of the columns to its right; none for a fixed word
 * @param spot the unit or place; null for the whole institution
 * @param below of a list, the kind of unit or place that is listed; else empty
 */
public record MappedCell(
    CellSpot at,
    Kind kind,
    List<String> figures,
    Along along,
    @Nullable UUID spot,
    String below,
    When when) {

  /** What is written into it. */
  public enum Kind {
    /** A figure of a unit or place. */
    FIGURE,
    /** Names of units downwards from here, with figures to their right. */
    LIST,
    /** The day of filling. */
    DAY,
    /** The institution's name. */
    INSTITUTION,
    /** The number of the return. */
    NUMBER;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Kind of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  /** Of which day a figure is. */
  public enum When {
    /** The day of filling. */
    SAME,
    /** The day before. */
    BEFORE,
    /** What came to it since the day before. */
    CHANGE;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static When of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }
}
