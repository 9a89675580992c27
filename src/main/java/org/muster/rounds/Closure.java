package org.muster.rounds;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The signed, frozen end of a round for a unit at one level.
 *
 * @param seq its number in the institution's chain of closures, from 1
 * @param unsigned the units below that had not signed at that moment
 * @param contentHash SHA-256 over what was frozen: who stood where, by which report
 * @param hash SHA-256 over this closure and the hash of the one before it
 * @param reopenedAt when it was taken back; null while it stands
 */
public record Closure(
    long seq,
    UUID id,
    UUID round,
    UUID unit,
    Level level,
    Tally tally,
    List<UUID> unsigned,
    String byName,
    Instant at,
    String contentHash,
    String previousHash,
    String hash,
    @Nullable Instant reopenedAt,
    @Nullable String reopenedWhy) {

  /** True while it has not been taken back. */
  public boolean stands() {
    return reopenedAt == null;
  }
}
