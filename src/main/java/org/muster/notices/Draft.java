package org.muster.notices;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A notice about to be sent.
 *
 * @param key the same key is the same notice, however often it is sent
 * @param urgent is told in the quiet hours too, and before the others
 * @param act what it asks for; null for one that only tells
 * @param path the page of this program it leads to; null for the notice itself, or its act
 * @param expiresAt who has not been told by then need not be told any more
 * @param groups is posted to the groups of the units concerned as well, as it stands: its words
 *     hold no names and no words in braces
 */
public record Draft(
    String key,
    Words words,
    boolean urgent,
    @Nullable Act act,
    @Nullable String path,
    Instant expiresAt,
    boolean groups) {

  /** One that is not posted to groups. */
  public Draft(
      String key,
      Words words,
      boolean urgent,
      @Nullable Act act,
      @Nullable String path,
      Instant expiresAt) {
    this(key, words, urgent, act, path, expiresAt, false);
  }

  /** One that leads to itself, or to its act. */
  public Draft(String key, Words words, boolean urgent, @Nullable Act act, Instant expiresAt) {
    this(key, words, urgent, act, null, expiresAt);
  }

  /** The same, posted to groups as well. */
  public Draft withGroups() {
    return new Draft(key, words, urgent, act, path, expiresAt, true);
  }

  /**
   * What a notice asks for.
   *
   * @param action the word of a {@link NoticeAction}
   * @param subject on what it is done
   */
  public record Act(String action, UUID subject) {}
}
