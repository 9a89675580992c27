package org.muster.operation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muster.identity.Viewer;
import org.muster.people.PostKind;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.SealedColumn;
import org.muster.shared.Seals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of duties done; a note on one is sealed, for it may be about a student. */
@Repository
class TickTable {

  static final SealedColumn NOTE = new SealedColumn("operation.tick", "note", "person_id", true);

  /** Ticks of a stage, and of a day of its operation. */
  private static final String HOLDS =
      """
       where institution_id = :institution and operation_id = :operation and undone_at is null
         and (stage_id = :stage or day = :today)
      """;

  /** Whose duty of which post. */
  record Owed(UUID holder, PostKind role) {}

  private final JdbcClient jdbc;
  private final Seals seals;

  TickTable(JdbcClient jdbc, Seals seals) {
    this.jdbc = jdbc;
    this.seals = seals;
  }

  /** The ticks that hold of some people, by duty. */
  Map<Owed, Map<String, Checklist.Tick>> of(InForce now, LocalDate today, List<UUID> holders) {
    var found = new HashMap<Owed, Map<String, Checklist.Tick>>();
    bound(
            "select person_id, role, duty, id, at, by_name, note from operation.tick"
                + HOLDS
                + "and person_id = any (:holders)",
            now,
            today)
        .param("holders", holders.toArray(UUID[]::new))
        .query(
            row -> {
              found
                  .computeIfAbsent(owed(row), none -> new HashMap<>())
                  .put(row.getString(3), tick(row));
            });
    return found;
  }

  /** Which duties are done, of everybody. */
  Map<Owed, Set<String>> done(InForce now, LocalDate today) {
    var found = new HashMap<Owed, Set<String>>();
    bound(
            "select person_id, role, array_agg(duty) from operation.tick"
                + HOLDS
                + "group by person_id, role",
            now,
            today)
        .query(
            row -> {
              found.put(
                  owed(row),
                  Arrays.stream((String[]) row.getArray(3).getArray()).collect(Collectors.toSet()));
            });
    return found;
  }

  private JdbcClient.StatementSpec bound(String sql, InForce now, LocalDate today) {
    return jdbc.sql(sql)
        .param("institution", CurrentInstitution.get())
        .param("operation", now.operation().id())
        .param("stage", now.span().id())
        .param("today", today);
  }

  private static Owed owed(ResultSet row) throws SQLException {
    return new Owed(row.getObject(1, UUID.class), PostKind.of(row.getString(2)));
  }

  private Checklist.Tick tick(ResultSet row) throws SQLException {
    var note = row.getString(7);
    return new Checklist.Tick(
        row.getObject(4, UUID.class),
        row.getObject(5, OffsetDateTime.class).toInstant(),
        row.getString(6),
        note == null ? null : seals.open(NOTE.name(), row.getObject(1, UUID.class), note));
  }

  /** Keeps that a duty is done; empty where it was already. */
  Optional<UUID> add(
      InForce now,
      Duty duty,
      UUID holder,
      Viewer by,
      @Nullable String note,
      Instant at,
      LocalDate today) {
    var id = Ids.next();
    int added =
        jdbc.sql(
                """
                insert into operation.tick (institution_id, id, operation_id, stage_id, day, role,
                                            duty, person_id, by_id, by_name, at, note)
                values (:institution, :id, :operation, :stage::uuid, :day::date, :role, :duty,
                        :person, :by, :name, :at, :note::text)
                on conflict do nothing
                """)
            .param("institution", CurrentInstitution.get())
            .param("id", id)
            .param("operation", now.operation().id())
            .param("stage", duty.daily() ? null : now.span().id())
            .param("day", duty.daily() ? today : null)
            .param("role", duty.role().word())
            .param("duty", duty.code())
            .param("person", holder)
            .param("by", by.self())
            .param("name", by.name())
            .param("at", at.atOffset(ZoneOffset.UTC))
            .param("note", note == null ? null : seals.seal(NOTE.name(), holder, note))
            .update();
    return added == 0 ? Optional.empty() : Optional.of(id);
  }

  /** Whose tick it is; empty where there is none that holds. */
  Optional<Owed> find(UUID id, UUID operation) {
    return jdbc.sql(
            """
            select person_id, role from operation.tick
             where institution_id = ? and id = ? and operation_id = ? and undone_at is null
            """)
        .params(CurrentInstitution.get(), id, operation)
        .query((row, n) -> owed(row))
        .optional();
  }

  /** Takes one back. */
  void undo(UUID id, String by, Instant at) {
    jdbc.sql(
            """
            update operation.tick set undone_at = ?, undone_by = ?
             where institution_id = ? and id = ? and undone_at is null
            """)
        .params(at.atOffset(ZoneOffset.UTC), by, CurrentInstitution.get(), id)
        .update();
  }
}
