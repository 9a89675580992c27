package org.muster.rounds;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One person's answers on their way in.
 *
 * @param key the client's own, so that sending it twice is one report; at most 100 characters
 * @param byPerson who gives it where that is not the person; null for a token without owner
 * @param byName what to call them
 * @param device the mark of what sent it, {@link #NO_BROWSER} or null where that is not known
 * @param received when the log had it; null for one that is applied as it comes
 */
public record Submission(
    UUID round,
    UUID person,
    String key,
    Body body,
    Via via,
    @Nullable UUID byPerson,
    @Nullable String byName,
    @Nullable Integer device,
    @Nullable Instant received) {

  /** The mark of whatever is no browser. */
  public static final int NO_BROWSER = 0;

  /** Without a device. */
  public Submission(
      UUID round,
      UUID person,
      String key,
      Body body,
      Via via,
      @Nullable UUID byPerson,
      @Nullable String byName) {
    this(round, person, key, body, via, byPerson, byName, null, null);
  }

  /** What was said. */
  public sealed interface Body {}

  /** "All as yesterday": the last answers of that form, or how the form begins. */
  public record Same() implements Body {}

  /** Answers by item code, from JSON. */
  public record Answered(Map<String, @Nullable Object> answers) implements Body {}

  /** Answers as a page's form sends them. */
  public record Posted(Map<String, List<String>> fields) implements Body {}

  /** The person's own answers. */
  public static Submission self(UUID round, UUID person, String key, Body body) {
    return new Submission(round, person, key, body, Via.SELF, null, null);
  }

  /** The same, sent by a device. */
  public Submission from(int mark) {
    return new Submission(round, person, key, body, via, byPerson, byName, mark, received);
  }
}
