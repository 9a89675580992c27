package org.muster.isolation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One time somebody is isolated.
 *
 * @param unit the student's class; null while that is unknown
 * @param countsFrom the day of the last exposure
 * @param day how many days have passed since
 * @param days how many must
 * @param room building and room; null while they wait for one
 * @param owner who answers for them today
 */
public record Stay(
    UUID id,
    UUID person,
    String number,
    String name,
    @Nullable String sex,
    @Nullable UUID unit,
    @Nullable String unitName,
    StayKind kind,
    LocalDate countsFrom,
    int day,
    int days,
    Instant askedAt,
    String askedBy,
    @Nullable UUID place,
    @Nullable String room,
    @Nullable Instant placedAt,
    @Nullable Instant releasedAt,
    @Nullable UUID owner,
    @Nullable String ownerName) {

  /** True while somebody is to be isolated or is. */
  public boolean open() {
    return releasedAt == null;
  }

  /** True while they are in their room. */
  public boolean in() {
    return placedAt != null && releasedAt == null;
  }

  /** The first day on which the days are over. */
  public LocalDate over() {
    return countsFrom.plusDays(days);
  }

  /** How offices see them. */
  public String tail() {
    return Tails.of(name, number);
  }
}
