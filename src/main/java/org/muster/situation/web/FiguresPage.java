package org.muster.situation.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muster.situation.Figure;
import org.muster.situation.KeptFigures;

/**
 * The figures of a day as they stood at a moment, beside what they are now.
 *
 * @param moment as of when
 * @param at the moment as the form has it, {@code 2026-02-03T20:00}
 * @param drill one of them by unit; null where none was asked for
 */
public record FiguresPage(
    LocalDate day,
    Instant moment,
    String at,
    List<Line> lines,
    @Nullable Drill drill,
    ZoneId zone) {

  /**
   * A figure then and now.
   *
   * @param then null where nothing was known then
   * @param now null where nothing is known
   */
  public record Line(Figure figure, KeptFigures.@Nullable Sum then, KeptFigures.@Nullable Sum now) {

    public int change() {
      return now == null || then == null ? 0 : now.count() - then.count();
    }
  }

  /** One figure by the units of a viewer's charge. */
  public record Drill(Figure figure, List<Unit> units) {}

  /** A unit with its count then and now. */
  public record Unit(String name, int depth, int then, int now) {}
}
