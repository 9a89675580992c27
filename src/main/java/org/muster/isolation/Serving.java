package org.muster.isolation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One person's meal, as it was counted, and what became of it.
 *
 * @param tail the surname and the end of the number
 * @param allergies what they must not eat; null where they said nothing
 * @param code on its label
 * @param added true where it came after the count
 * @param dropped true where it is not wanted any more: released, or said "not this one"
 * @param received whether they have it, as they say; null while they have said nothing
 */
public record Serving(
    UUID id,
    UUID stay,
    String building,
    String floor,
    String room,
    String name,
    String number,
    Diet diet,
    @Nullable String allergies,
    String code,
    boolean added,
    boolean dropped,
    @Nullable Instant deliveredAt,
    @Nullable String deliveredBy,
    @Nullable Boolean received) {

  /** How the office sees whose it is. */
  public String tail() {
    return Tails.of(name, number);
  }

  /** True where somebody still has to bring it. */
  public boolean open() {
    return deliveredAt == null && !dropped && !Boolean.TRUE.equals(received);
  }
}
