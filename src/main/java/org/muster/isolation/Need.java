package org.muster.isolation;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.people.PostKind;

/**
 * What somebody isolated asked for.
 *
 * @param answer what was done
 * @param confirmedAt when they said that they have it
 */
public record Need(
    UUID id,
    UUID stay,
    UUID person,
    Kind kind,
    String words,
    Instant askedAt,
    Instant dueAt,
    @Nullable String answer,
    @Nullable Instant doneAt,
    @Nullable String doneBy,
    @Nullable Instant confirmedAt) {

  /** What can be asked for, by whom it is done, and within what time. */
  public enum Kind {
    MEDICINE(PostKind.CLINIC, Duration.ofHours(2)),
    GOODS(PostKind.LOGISTICS, Duration.ofHours(4)),
    /** Whoever answers for them. */
    TALK(null, Duration.ofHours(2));

    private final @Nullable PostKind post;
    private final Duration within;

    Kind(@Nullable PostKind post, Duration within) {
      this.post = post;
      this.within = within;
    }

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The office that does it; null for whoever answers for the student. */
    public @Nullable PostKind post() {
      return post;
    }

    public Duration within() {
      return within;
    }

    public static Optional<Kind> of(String word) {
      return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
  }
}
