package org.muster.drill;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A drill, running or over.
 *
 * @param day the day that is played
 * @param copy the made-up institution, while there is one
 * @param reached the played moment it has come to; null while the copy is made
 * @param language of the names in it, and of the program's sentences that are kept
 * @param review null until it is done
 */
public record Drill(
    UUID id,
    Scenario scenario,
    State state,
    LocalDate day,
    @Nullable UUID copy,
    @Nullable Instant reached,
    Instant startedAt,
    String startedBy,
    Locale language,
    @Nullable Instant endedAt,
    @Nullable Review review) {

  /** How far it is. */
  public enum State {
    WAITING,
    PLAYING,
    DONE,
    STOPPED,
    FAILED;

    /** The word in the database and in messages. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  /** True until it has ended in whichever way. */
  public boolean running() {
    return state == State.WAITING || state == State.PLAYING;
  }
}
