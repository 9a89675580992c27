package org.muster.movement.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muster.movement.Batch;
import org.muster.movement.Intakes;
import org.muster.people.Tree;

/**
 * Batches that come back, as their reader sees them.
 *
 * @param units for which a batch may be made; empty for those who make none
 * @param student true for one who takes a day
 * @param intakes the campuses; empty for those who do not say how many they take
 * @param left how many more the reader's campus takes, by day
 * @param problem what was wrong with what was sent; null for nothing
 */
public record BatchesPage(
    List<Batch> batches,
    List<Tree.Node> units,
    boolean student,
    List<Intakes.Intake> intakes,
    Map<LocalDate, Integer> left,
    LocalDate today,
    @Nullable String problem) {

  /** How many places of a day the reader could take. */
  public int free(Batch.Day day) {
    var atCampus = left.get(day.day());
    return atCampus == null ? day.free() : Math.max(0, Math.min(day.free(), atCampus));
  }
}
