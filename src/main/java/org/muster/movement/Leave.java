package org.muster.movement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.shared.Status;

/**
 * Something that was granted: to be away, to stay, to come back.
 *
 * @param id the request's
 * @param to back, or arrived, by then
 * @param region where to, or where from, as a GB/T 2260 code
 * @param owner who answers for the student today; null for one whom the roster no longer has
 */
public record Leave(
    UUID id,
    UUID person,
    String name,
    String number,
    @Nullable UUID unit,
    String unitName,
    Kind kind,
    Instant from,
    Instant to,
    @Nullable String region,
    @Nullable Instant begunAt,
    @Nullable Instant endedAt,
    @Nullable Instant cancelledAt,
    @Nullable String ownerName) {

  /** What was granted. */
  public enum Kind {
    LEAVE,
    STAY,
    RETURN;

    /** The word in the database and in messages. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Kind of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  /** True while it holds. */
  public boolean open() {
    return endedAt == null && cancelledAt == null;
  }

  /** True where somebody should be back, or have arrived, and is not. */
  public boolean late(Instant now) {
    return open() && kind != Kind.STAY && !to.isAfter(now);
  }

  /** Its state by shape, word and colour. */
  public Status status(Instant now) {
    if (late(now)) {
      return Status.ALERT;
    }
    return open() ? begunAt == null ? Status.MISSING : Status.WATCH : Status.OK;
  }

  /** The message that says its state. */
  public String stateKey(Instant now) {
    if (cancelledAt != null) {
      return "movement.state.cancelled";
    }
    if (endedAt != null) {
      return "movement.state.ended";
    }
    return late(now)
        ? "movement.state.late"
        : begunAt == null ? "movement.state.granted" : "movement.state.begun";
  }

  static Leave read(ResultSet row, int n) throws SQLException {
    return new Leave(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getString(3),
        row.getString(4),
        row.getObject(5, UUID.class),
        row.getString(6),
        Kind.of(row.getString(7)),
        row.getObject(8, OffsetDateTime.class).toInstant(),
        row.getObject(9, OffsetDateTime.class).toInstant(),
        row.getString(10),
        Whereabouts.instant(row, 11),
        Whereabouts.instant(row, 12),
        Whereabouts.instant(row, 13),
        row.getString(14));
  }
}
