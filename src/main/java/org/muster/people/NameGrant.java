package org.muster.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The right of one token to be given names, for one stated purpose.
 *
 * @param label what the token was called when it was granted
 * @param bearer what the token's owner was called
 * @param fields what of a person may be given
 * @param until the last day of it
 * @param ended true once it was revoked or its last day is over
 */
public record NameGrant(
    UUID id,
    String label,
    String bearer,
    String purpose,
    Set<Field> fields,
    LocalDate from,
    LocalDate until,
    String by,
    @Nullable Instant revokedAt,
    @Nullable String revokedBy,
    boolean ended) {

  /** What of a person a grant may be about. */
  public enum Field {
    NAME("name"),
    NUMBER("number");

    private final String word;

    Field(String word) {
      this.word = word;
    }

    /** How it is written in the database and in forms. */
    public String word() {
      return word;
    }
  }
}
