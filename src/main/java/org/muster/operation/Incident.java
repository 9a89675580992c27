package org.muster.operation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that must not stay as it is, with a name on it.
 *
 * @param kind the messages {@code operation.incident.<kind>} say what it is
 * @param subject what it is about: a post-holder, a class, a round
 * @param what the name of the subject
 * @param unit in whose charge it lies, with its name
 * @param people how many people are concerned
 * @param owner who answers for it; null while nobody acts who could
 * @param takenAt when its owner said that they are on it
 * @param closedAt when it was over
 * @param closedWhy null where it put itself right
 */
public record Incident(
    UUID id,
    String kind,
    UUID subject,
    String what,
    UUID unit,
    String unitName,
    int people,
    @Nullable UUID owner,
    @Nullable String ownerName,
    Instant openedAt,
    @Nullable Instant takenAt,
    @Nullable Instant closedAt,
    @Nullable String closedBy,
    @Nullable String closedWhy) {

  public boolean open() {
    return closedAt == null;
  }
}
