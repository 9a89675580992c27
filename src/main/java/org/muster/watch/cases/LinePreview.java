package org.muster.watch.cases;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a line list would do, or did.
 *
 * @param rows how many rows it has below its heading
 * @param fresh how many cases would be new
 * @param known how many are there already and would be updated
 * @param links how many would have a case as their infector
 * @param attendees how many were at a common source, ill or not; 0 for a list of cases only
 * @param states how many would stand how
 * @param problems every value and row that is not taken as it stands
 */
public record LinePreview(
    int rows,
    int fresh,
    int known,
    int links,
    int attendees,
    Map<CaseState, Integer> states,
    List<LineProblem> problems,
    List<Line> lines,
    List<Step> steps) {

  /** A turn that a case would take. */
  record Step(String label, int n, CaseState state, @Nullable LocalDate on) {}

  /** How many rows are left out as a whole. */
  public long left() {
    return problems.stream().filter(LineProblem::left).count();
  }

  /** How many of those at the source did not fall ill. */
  public long well() {
    return lines.stream().filter(line -> !line.ill()).count();
  }
}
