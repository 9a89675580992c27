package org.muster.workbench;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that must be done by somebody.
 *
 * @param word of its {@link TaskSource}
 * @param subject what it is, within its room
 * @param about the person concerned; null where there is none
 * @param aboutName their name; empty where there is none
 * @param owner who must act; null only where a room left it without anybody
 * @param dueAt until when; null only where a room left it open
 * @param what the name of the subject; empty where it has none
 * @param path the page where it is done
 */
public record Task(
    String word,
    UUID subject,
    @Nullable UUID about,
    String aboutName,
    @Nullable UUID owner,
    String ownerName,
    @Nullable Instant dueAt,
    String what,
    String path) {

  /** True where it should have been done by then. */
  public boolean overdue(Instant now) {
    return dueAt != null && dueAt.isBefore(now);
  }
}
