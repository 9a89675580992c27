package org.muster.visits;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A round over rooms.
 *
 * @param expected people who were in its rooms when it was made
 * @param waiting of them, those nobody has come to; once it has ended, those nobody came to
 * @param endedAt when it was signed; null while it goes on
 */
public record Visit(
    UUID id,
    String name,
    Instant dueAt,
    UUID madeBy,
    String madeByName,
    Instant madeAt,
    int expected,
    int seen,
    int absent,
    int gone,
    int waiting,
    @Nullable Instant endedAt,
    @Nullable String endedBy) {

  public boolean open() {
    return endedAt == null;
  }
}
