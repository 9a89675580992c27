package org.muster.situation.returns.web;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.shared.Problem;
import org.muster.situation.Along;
import org.muster.situation.returns.CellSpot;
import org.muster.situation.returns.MappedCell;
import org.muster.situation.returns.MappedCell.Kind;
import org.muster.situation.returns.MappedCell.When;
import org.muster.situation.returns.Mappings;

/**
 * What was chosen for the cell that was pointed at.
 *
 * @param what a figure's key, or the word of a fixed one
 * @param of {@code units:} or {@code places:} with its id; empty for the whole institution
 * @param reach {@code column}, {@code row} or {@code list}; else this cell alone
 * @param below what is listed
 * @param more the figures of the further columns of a list, empty ones left out
 */
record CellForm(
    int sheet,
    String cell,
    String what,
    @Nullable String of,
    @Nullable String when,
    @Nullable String reach,
    @Nullable Integer column,
    @Nullable Integer row,
    @Nullable String below,
    @Nullable List<String> more) {

  private static final Set<String> FIXED = Set.of("day", "institution", "number");

  boolean byNames() {
    return down() || "row".equals(reach);
  }

  boolean down() {
    return "column".equals(reach);
  }

  int names() {
    var named = down() ? column : row;
    if (named == null || named < 0) {
      throw Problem.notFound();
    }
    return named;
  }

  MappedCell mapped() {
    try {
      return "list".equals(reach) ? list() : single();
    } catch (IllegalArgumentException unknown) {
      throw Problem.notFound();
    }
  }

  private MappedCell single() {
    boolean fixed = FIXED.contains(what);
    var spot =
        fixed || of == null || of.isEmpty() ? null : UUID.fromString(of.replaceAll(".*:", ""));
    return new MappedCell(
        CellSpot.of(sheet, cell),
        fixed ? Kind.of(what) : Kind.FIGURE,
        fixed ? List.of() : List.of(what),
        of != null && of.startsWith("places:") ? Along.PLACES : Along.UNITS,
        spot,
        "",
        day());
  }

  private MappedCell list() {
    var kind = below == null ? "" : below;
    return new MappedCell(
        CellSpot.of(sheet, cell),
        Kind.LIST,
        more == null ? List.of() : more.stream().filter(key -> !key.isEmpty()).toList(),
        Mappings.LISTED.getOrDefault(kind, Along.UNITS),
        null,
        kind,
        day());
  }

  private When day() {
    return when == null || when.isEmpty() ? When.SAME : When.of(when);
  }
}
