package org.muster.movement;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody was for a while.
 *
 * @param place a room or building of the university; null elsewhere
 * @param region GB/T 2260 where it is elsewhere; null where nobody knows
 * @param to null while it lasts
 * @param source which paper or scan says so: {@code leave}, {@code gate}, {@code isolation}
 */
public record Span(
    Where where,
    @Nullable UUID place,
    @Nullable String region,
    Instant from,
    @Nullable Instant to,
    String source,
    String by) {

  /** Where somebody can be. */
  public enum Where {
    CAMPUS,
    LEAVE,
    HOME,
    HOSPITAL,
    ISOLATION;

    /** The word in the database and in messages. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Where of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }
}
