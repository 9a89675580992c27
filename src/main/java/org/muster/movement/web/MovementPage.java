package org.muster.movement.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muster.movement.Leave;
import org.muster.movement.Leaves;

/**
 * Who is away and who comes back, as its reader sees it.
 *
 * @param mine one's own
 * @param open those in the reader's charge; null for those who have nobody in theirs
 * @param regions the names of regions by their codes
 */
public record MovementPage(
    List<Leave> mine,
    @Nullable List<Leave> open,
    List<Leaves.Observed> observed,
    Map<String, String> regions,
    boolean rules,
    Instant now) {

  public List<Leave> late() {
    return open == null ? List.of() : open.stream().filter(one -> one.late(now)).toList();
  }

  public List<Leave> inTime() {
    return open == null ? List.of() : open.stream().filter(one -> !one.late(now)).toList();
  }

  /** Where to, or from; empty where nobody knows. */
  public String region(@Nullable String code) {
    return code == null ? "" : regions.getOrDefault(code, code);
  }
}
