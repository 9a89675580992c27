package org.muster.rounds.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muster.rounds.Counted;
import org.muster.rounds.Round;

/** What was answered in a round, as a page and a sheet show it. */
public record AnswersPage(Round round, Counted counted, List<Block> blocks) {

  /**
   * A question's table.
   *
   * @param cross by the parts of the charge; null where there is one part only, or none may be told
   */
  public record Block(
      String code,
      String title,
      boolean place,
      boolean several,
      List<Line> lines,
      @Nullable Cross cross) {}

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
