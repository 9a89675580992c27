package org.muster.movement.web;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muster.movement.Batch;
import org.muster.people.Tree;

/**
 * Batches that come back, as their reader sees them.
 *
 * @param units for which a batch may be made; empty for those who make none
 * @param student true for one who takes a day
 * @param problem what was wrong with what was sent; null for nothing
 */
public record BatchesPage(
    List<Batch> batches,
    List<Tree.Node> units,
    boolean student,
    LocalDate today,
    @Nullable String problem) {}
