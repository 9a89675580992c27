package org.muster.situation.askings;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A member of a day's roll with its answer in force.
 *
 * @param n the number of that answer; 0 where there is none
 * @param by who brought its file; null where it came by the line
 * @param counts the figures it gave; one it did not know is not among them
 * @param otherwise how many figures it counts by another definition than the one asked by
 * @param reason why it is excused; null where it is not
 */
public record RollLine(
    UUID member,
    String code,
    String name,
    String office,
    String telephone,
    State state,
    int n,
    @Nullable Instant asOf,
    @Nullable Instant receivedAt,
    @Nullable String by,
    Map<String, Integer> counts,
    int otherwise,
    @Nullable String reason) {

  /** Each member is in one of these. */
  public enum State {
    SENT,
    EXCUSED,
    MISSING;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }
}
