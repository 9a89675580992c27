package org.muster.rounds;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One asking of a population, with a deadline.
 *
 * @param day the institution's day it is about
 * @param openedAt when its roll was frozen; null before
 * @param revision of the trees the roll was frozen on; null before
 * @param closedAt when the university signed; null before
 * @param census true for one asked beside the daily round, whose day is not its own
 * @param rollDestroyedAt when its roll had been kept long enough; null while it is there
 */
public record Round(
    UUID id,
    String name,
    LocalDate day,
    UUID form,
    String formCode,
    Instant opensAt,
    Instant dueAt,
    @Nullable Instant openedAt,
    @Nullable Long revision,
    @Nullable Instant closedAt,
    @Nullable Instant rollDestroyedAt,
    boolean census) {

  /** True while reports are taken. */
  public boolean open() {
    return openedAt != null && closedAt == null;
  }

  /** The same round on a later revision of the trees. */
  Round at(long revision) {
    return new Round(
        id,
        name,
        day,
        form,
        formCode,
        opensAt,
        dueAt,
        openedAt,
        revision,
        closedAt,
        rollDestroyedAt,
        census);
  }

  /** The revision of an opened round's trees. */
  public long frozen() {
    if (revision == null) {
      throw new IllegalStateException("not opened yet");
    }
    return revision;
  }
}
