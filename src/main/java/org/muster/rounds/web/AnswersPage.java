package org.muster.rounds.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muster.rounds.Counted;
import org.muster.rounds.Round;
import org.muster.rounds.maps.PlaceMap;

/**
 * What was answered in a round, as a page and a sheet show it.
 *
 * @param map what places are drawn on; null where none is loaded, or no question is about places
 * @param mapMissing true where there could be one, and the reader may load it
 */
public record AnswersPage(
    Round round, Counted counted, List<Block> blocks, @Nullable PlaceMap map, boolean mapMissing) {

  /**
   * A question's table.
   *
   * @param colouring of the map; null where there is none
   * @param cross by the parts of the charge; null where there is one part only, or none may be told
   */
  public record Block(
      String code,
      String title,
      boolean place,
      boolean several,
      List<Line> lines,
      @Nullable Colouring colouring,
      @Nullable Cross cross) {}

  /**
   * A map's colours.
   *
   * @param provinces by their codes
   */
  public record Colouring(Map<String, Coloured> provinces, List<Coloured> legend) {}

  /**
   * A colour and what it stands for.
   *
   * @param colour 0 for nobody, 1 to 5, or few for a count that is not told
   */
  public record Coloured(String colour, String words) {}

  /**
   * A row.
   *
   * @param count in words, as exactly as it may be told
   * @param share of those who answered, in words; empty where there is none
   * @param thousandths how long its bar is
   * @param names the address of the people, or null
   * @param open the address that shows or hides what is below, or null
   * @param kind answer, below (part of the answer above), rest (no answer)
   */
  public record Line(
      String label,
      String count,
      String share,
      int thousandths,
      @Nullable String names,
      @Nullable String open,
      boolean opened,
      String kind) {}

  /** Counts by unit and answer; each row ends with its whole. */
  public record Cross(List<String> heads, List<CrossLine> lines) {}

  /** A unit's counts. */
  public record CrossLine(String name, List<Cell> cells) {}

  /** One count with the address of its people, or null. */
  public record Cell(String count, @Nullable String names) {}
}
