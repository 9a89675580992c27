package org.muster.drill.web;

import java.util.List;
import org.muster.drill.Drill;
import org.muster.operation.Pack;

/** The drills there were, and what can be played. */
public record DrillsPage(List<Pack> packs, List<Line> drills) {

  /** A drill with the pack it plays. */
  public record Line(Drill drill, Pack pack) {}

  /** True while one runs: another has to wait. */
  public boolean running() {
    return drills.stream().anyMatch(line -> line.drill().running());
  }
}
