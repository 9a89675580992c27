package org.muster.isolation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One bed that somebody has or had.
 *
 * @param room building and room
 * @param why they moved there; null for their first
 * @param left null while they are in it
 * @param cleaningDueAt until when it is to be clean; null while they are in it
 */
public record BedUse(
    UUID id,
    String room,
    Instant from,
    @Nullable String why,
    @Nullable Instant left,
    @Nullable Instant cleaningDueAt) {

  /** True where its time to be cleaned is over. */
  public boolean late(Instant now) {
    return cleaningDueAt != null && now.isAfter(cleaningDueAt);
  }
}
