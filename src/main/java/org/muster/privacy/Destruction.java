package org.muster.privacy;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.shared.Ids;

/**
 * One destruction of data, from its announcement to its certificate.
 *
 * @param kind of {@link org.muster.audit.KeptRecords}, or {@link Destructions#OF_PERSON}
 * @param days the period it follows from
 * @param before everything older goes
 * @param expected how many rows that were when it was planned
 * @param notBefore when it is done at the earliest
 * @param heldWhy why it must wait; null where nothing stands against it
 * @param certificate null until it is done
 */
public record Destruction(
    UUID id,
    String kind,
    int days,
    Instant before,
    long expected,
    Instant plannedAt,
    Instant notBefore,
    @Nullable Instant heldAt,
    @Nullable String heldBy,
    @Nullable String heldWhy,
    @Nullable Instant doneAt,
    @Nullable Certificate certificate) {

  /** One that is announced, with nothing said against it yet. */
  static Destruction planned(
      String kind, int days, Instant before, long expected, Instant plannedAt, Instant notBefore) {
    return new Destruction(
        Ids.next(),
        kind,
        days,
        before,
        expected,
        plannedAt,
        notBefore,
        null,
        null,
        null,
        null,
        null);
  }

  public boolean done() {
    return doneAt != null;
  }

  public boolean held() {
    return heldAt != null;
  }
}
