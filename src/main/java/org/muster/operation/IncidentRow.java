package org.muster.operation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads incidents with the names of what they are about. */
final class IncidentRow {

  /** Takes {@code :institution}, {@code :units} (null for all) and {@code :self}. */
  static final String SELECT =
      """
      select i.id, i.kind, i.subject, coalesce(p.name, s.name, ''), i.unit_id, u.name, i.people,
             i.owner_id, o.name, i.opened_at, i.taken_at, i.closed_at, i.closed_by, i.closed_why
        from operation.incident i
        join people.unit u on u.institution_id = i.institution_id and u.id = i.unit_id
        left join people.person o on o.institution_id = i.institution_id and o.id = i.owner_id
        left join people.person p on p.institution_id = i.institution_id and p.id = i.subject
        left join people.unit s on s.institution_id = i.institution_id and s.id = i.subject
       where i.institution_id = :institution
         and (:units::uuid[] is null or i.unit_id = any (:units::uuid[])
              or i.owner_id = :self::uuid)
      """;

  private IncidentRow() {}

  static Incident read(ResultSet row, int n) throws SQLException {
    return new Incident(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getObject(3, UUID.class),
        row.getString(4),
        row.getObject(5, UUID.class),
        row.getString(6),
        row.getInt(7),
        row.getObject(8, UUID.class),
        row.getString(9),
        row.getObject(10, OffsetDateTime.class).toInstant(),
        instant(row, 11),
        instant(row, 12),
        row.getString(13),
        row.getString(14));
  }

  private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
