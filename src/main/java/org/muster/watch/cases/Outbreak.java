package org.muster.watch.cases;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.watch.ReleaseRule;

/**
 * An outbreak of one disease, with what is taken for granted about it.
 *
 * @param infectiousDays how many days before its onset a case infects others
 * @param followDays how many days a contact is followed after the last exposure
 * @param releaseRules what must hold before a case is released
 */
public record Outbreak(
    UUID id,
    String disease,
    int infectiousDays,
    int followDays,
    List<ReleaseRule> releaseRules,
    UUID openedBy,
    Instant openedAt,
    @Nullable Instant closedAt) {

  public boolean open() {
    return closedAt == null;
  }

  /** What is asked when one is opened. */
  public record Draft(
      String disease, int infectiousDays, int followDays, List<ReleaseRule> releaseRules) {}
}
