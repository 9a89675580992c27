package org.muster.situation.upward;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A return as it was signed, and what became of it.
 *
 * @param by who made it; null for Muster itself at its hour
 * @param gaps how many of the agreed figures were not known
 * @param deliveredAt when it was there; null while it is not
 * @param deliveredBy who carried it there; null where it went by the line
 * @param latest true for the last one of its day
 * @param tries how often it was sent
 */
public record UpwardReturn(
    UUID superior,
    LocalDate day,
    int n,
    Instant asOf,
    Instant madeAt,
    @Nullable String by,
    int gaps,
    @Nullable Instant deliveredAt,
    @Nullable String deliveredBy,
    boolean latest,
    int tries) {

  public String number() {
    return ReturnFile.number(day, n);
  }

  /** True while it should be there and is not. */
  public boolean open() {
    return latest && deliveredAt == null;
  }
}
