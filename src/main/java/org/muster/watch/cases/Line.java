package org.muster.watch.cases;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of a line list, understood.
 *
 * @param row its number in the file, the heading is 1
 * @param infector the label of who infected it
 * @param begins what it was first: suspected, or confirmed
 * @param state how it stands in the end
 * @param said false where the file does not say how it stands
 * @param ill false for one who was there and did not fall ill: no case
 * @param had what it had of a common source, by the column's heading
 */
public record Line(
    int row,
    String label,
    @Nullable String infector,
    @Nullable LocalDate onset,
    @Nullable LocalDate sampled,
    @Nullable LocalDate reported,
    CaseState begins,
    @Nullable LocalDate began,
    CaseState state,
    @Nullable LocalDate ended,
    boolean said,
    @Nullable String sex,
    @Nullable Double age,
    @Nullable String place,
    @Nullable String unit,
    boolean ill,
    Map<String, Boolean> had) {

  /** The same with nobody as its source. */
  Line withoutInfector() {
    return new Line(
        row, label, null, onset, sampled, reported, begins, began, state, ended, said, sex, age,
        place, unit, ill, had);
  }
}
