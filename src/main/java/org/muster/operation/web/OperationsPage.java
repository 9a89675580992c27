package org.muster.operation.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muster.operation.InForce;
import org.muster.operation.Operation;
import org.muster.operation.Pack;
import org.muster.operation.StageSpan;

/**
 * All operations, and what they can be declared from.
 *
 * @param now the stage in force; null where there is none
 */
public record OperationsPage(@Nullable InForce now, List<Line> operations, List<Pack> packs) {

  /**
   * An operation.
   *
   * @param pack null where it was declared without stages
   */
  public record Line(Operation operation, @Nullable Pack pack, List<StageSpan> history) {}

  public boolean anyInForce() {
    return operations.stream().anyMatch(line -> line.operation().inForce());
  }
}
