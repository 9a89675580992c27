package org.muster.visits;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is expected in a room.
 *
 * @param visitor who goes to the room
 * @param state {@code waiting}, or the word of what was {@link Found}
 * @param by who found so last; empty while nobody did
 */
public record Expected(
    UUID person,
    String number,
    String name,
    String unitName,
    UUID place,
    @Nullable UUID visitor,
    String visitorName,
    String state,
    @Nullable Instant at,
    String by) {

  public boolean waiting() {
    return state.equals("waiting");
  }
}
