package org.muster.notices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.shared.CurrentInstitution;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A notice as it was sent.
 *
 * @param by its sender's name
 * @param expiresAt who had not been told by then was not told any more
 * @param stoppedAt null unless somebody stopped it
 */
public record Notice(
    UUID id,
    Words words,
    boolean urgent,
    Draft.@Nullable Act act,
    @Nullable String path,
    @Nullable UUID byPerson,
    String by,
    Instant at,
    Instant expiresAt,
    @Nullable Instant stoppedAt,
    @Nullable String stoppedBy,
    @Nullable String stoppedWhy) {

  static JdbcClient.StatementSpec select(JdbcClient jdbc, String clause) {
    return jdbc.sql(
            """
            select id, title_zh, body_zh, title_en, body_en, urgent, action, subject, path, by_person,
                   by_name, at, expires_at, stopped_at, stopped_by, stopped_why
              from notices.notice where institution_id = :institution
            """
                + clause)
        .param("institution", CurrentInstitution.get());
  }

  static Notice read(ResultSet row, int n) throws SQLException {
    var action = row.getString(7);
    return new Notice(
        row.getObject(1, UUID.class),
        new Words(row.getString(2), row.getString(3), row.getString(4), row.getString(5)),
        row.getBoolean(6),
        action == null ? null : new Draft.Act(action, row.getObject(8, UUID.class)),
        row.getString(9),
        row.getObject(10, UUID.class),
        row.getString(11),
        row.getObject(12, OffsetDateTime.class).toInstant(),
        row.getObject(13, OffsetDateTime.class).toInstant(),
        instant(row, 14),
        row.getString(15),
        row.getString(16));
  }

  static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
