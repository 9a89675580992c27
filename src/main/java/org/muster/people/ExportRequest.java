package org.muster.people;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A large list that somebody wants, and how far they are with it.
 *
 * @param address where it is taken from, without words that were searched for
 * @param words true where there were such words
 * @param number the taker's; null for a token that belongs to nobody
 * @param until how long an agreement serves; null where there is none
 */
public record ExportRequest(
    UUID id,
    State state,
    String kind,
    String address,
    boolean words,
    int people,
    @Nullable UUID taker,
    String takerName,
    @Nullable String number,
    @Nullable Instant askedAt,
    @Nullable String reason,
    @Nullable Instant decidedAt,
    @Nullable String decider,
    @Nullable Instant until) {

  /** How far it is. */
  public enum State {
    /** Not asked for yet: the taker has to say why. */
    WANTED,
    ASKED,
    AGREED,
    DECLINED,
    /** An agreement whose time is over. */
    OVER;

    /** {@code asked}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** True while the taker may say why they need it. */
  public boolean open() {
    return state == State.WANTED || state == State.DECLINED || state == State.OVER;
  }

  /** The page or file to go to with an agreement; null where only the taker knows the words. */
  public @Nullable String way() {
    if (address.startsWith("/posts/")) {
      // Made by a button, not by a link.
      return "/posts";
    }
    return words || address.startsWith("/api/") ? null : address;
  }
}
