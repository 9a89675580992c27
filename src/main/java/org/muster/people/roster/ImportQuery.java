package org.muster.people.roster;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.shared.CurrentInstitution;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Imports as they stand. */
record ImportQuery(JdbcClient jdbc, JsonMapper json, Clock clock) {

  /** Reading and comparing say every few seconds at most that they go on. */
  private static final Duration SILENCE = Duration.ofMinutes(5);

  List<Import> find(@Nullable UUID id) {
    return jdbc.sql(
            """
            select m.*,
                   (select count(distinct r.key)::int from people.import_row r
                     where r.institution_id = :i and r.import_id = m.id and r.verdict = 'open') as undecided,
                   (select count(*)::int from people.import_row r
                     where r.institution_id = :i and r.import_id = m.id and r.verdict = 'take'
                       and r.applied_at is null and m.applied_at is not null) as pending,
                   (select count(*)::int from people.person p
                     where p.institution_id = :i and p.kind = 'student' and p.left_at is null) as students
              from people.import m
             where m.institution_id = :i and (:id::uuid is null or m.id = :id::uuid)
             order by m.created_at desc, m.id desc
             limit 50
            """)
        .param("i", CurrentInstitution.get())
        .param("id", id)
        .query((row, n) -> line(row))
        .list();
  }

  private Import line(ResultSet row) throws SQLException {
    var state = row.getString("state");
    var beat = row.getObject("beat_at", OffsetDateTime.class).toInstant();
    boolean working = state.equals("reading") || state.equals("comparing");
    var counts = row.getString("counts");
    return new Import(
        row.getObject("id", UUID.class),
        working && beat.plus(SILENCE).isBefore(clock.instant()) ? "broken-off" : state,
        strings(row.getArray("files")),
        row.getString("by_name"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getInt("rows_read"),
        counts == null
            ? Map.of()
            : json.readValue(counts, new TypeReference<Map<String, Map<String, Integer>>>() {}),
        row.getString("failure"),
        strings(row.getArray("failure_args")),
        instant(row, "applied_at"),
        row.getString("applied_by"),
        row.getInt("undecided"),
        row.getInt("pending"),
        row.getInt("students"));
  }

  private static List<String> strings(@Nullable Array array) throws SQLException {
    return array == null ? List.of() : List.of((String[]) array.getArray());
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }
}
