package org.muster.movement.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.movement.Pass;
import org.muster.movement.Passes;

/**
 * What whoever stands at a gate sees.
 *
 * @param code what was scanned or typed; null for nothing yet
 * @param pass null for a code that is no pass
 * @param next the id of the crossing the page would enter
 */
public record GatePage(
    Passes.GateList list,
    @Nullable String code,
    @Nullable Pass pass,
    boolean valid,
    UUID next,
    @Nullable String done) {

  /** The passes that do not stand, for the page's own script. */
  public String revoked() {
    return String.join(",", list.revoked().stream().map(UUID::toString).toList());
  }

  public List<String> directions() {
    return List.of("in", "out");
  }
}
