package org.muster.operation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A declared response.
 *
 * @param endedAt when it was stood down; null while it is in force
 */
public record Operation(
    UUID id,
    String name,
    Instant declaredAt,
    String declaredBy,
    @Nullable Instant endedAt,
    @Nullable String endedWhy) {

  public boolean inForce() {
    return endedAt == null;
  }
}
