package org.muster.operation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.people.PostKind;

/**
 * The duties of one post at the stage in force, as whoever acts in it sees them.
 *
 * @param holder whose duties they are
 * @param own false for somebody who stands in for the holder
 */
public record Checklist(
    PostKind role, UUID holder, String holderName, boolean own, List<Line> lines) {

  /**
   * A duty and whether it is done.
   *
   * @param late true when its time today is over and it is not done
   */
  public record Line(Duty duty, @Nullable Tick tick, boolean late) {}

  /** That a duty was done. */
  public record Tick(UUID id, Instant at, String by, @Nullable String note) {}

  /** How many are not done. */
  public long open() {
    return lines.stream().filter(line -> line.tick() == null).count();
  }
}
