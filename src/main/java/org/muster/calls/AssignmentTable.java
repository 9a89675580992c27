package org.muster.calls;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.muster.identity.Viewer;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whose calls a person's are for a while, in place of those who have them in their charge. */
@Component
class AssignmentTable {

  /** Whoever has been given a person. */
  record Caller(UUID id, String name) {}

  private final JdbcClient jdbc;

  AssignmentTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The persons whose calls somebody has been given today. */
  Set<UUID> of(UUID caller, LocalDate today) {
    return new HashSet<>(
        jdbc.sql(
                """
                select person_id from calls.assignment
                 where institution_id = ? and caller_id = ? and ended_at is null
                   and ? between from_on and to_on
                """)
            .params(CurrentInstitution.get(), caller, today)
            .query(UUID.class)
            .list());
  }

  /** Who has been given each of these persons today. */
  Map<UUID, Caller> callers(List<UUID> persons, LocalDate today) {
    var callers = new HashMap<UUID, Caller>();
    jdbc.sql(
            """
            select person_id, caller_id, caller_name from calls.assignment
             where institution_id = :institution and person_id = any (:persons::uuid[])
               and ended_at is null and :today between from_on and to_on
            """)
        .param("institution", CurrentInstitution.get())
        .param("persons", persons.toArray(UUID[]::new))
        .param("today", today)
        .query(
            row -> {
              callers.put(
                  row.getObject(1, UUID.class),
                  new Caller(row.getObject(2, UUID.class), row.getString(3)));
            });
    return callers;
  }

  /** An assignment that is over, and when it was made. */
  record Ended(UUID person, UUID caller, Instant at) {}

  /** Ends what stands of these persons. */
  List<Ended> end(Collection<UUID> persons, Instant now) {
    return jdbc.sql(
            """
            update calls.assignment set ended_at = :now
             where institution_id = :institution and person_id = any (:persons::uuid[])
               and ended_at is null
            returning person_id, caller_id, at
            """)
        .param("institution", CurrentInstitution.get())
        .param("persons", persons.toArray(UUID[]::new))
        .param("now", now.atOffset(ZoneOffset.UTC))
        .query(
            (row, n) ->
                new Ended(
                    row.getObject(1, UUID.class),
                    row.getObject(2, UUID.class),
                    row.getObject(3, OffsetDateTime.class).toInstant()))
        .list();
  }

  /** The persons of these units whose calls somebody has been given. */
  List<UUID> given(Collection<UUID> units) {
    return jdbc.sql(
            """
            select a.person_id from calls.assignment a
              join people.student s on s.institution_id = a.institution_id and s.id = a.person_id
             where a.institution_id = :institution and a.ended_at is null
               and s.unit_id = any (:units::uuid[])
            """)
        .param("institution", CurrentInstitution.get())
        .param("units", units.toArray(UUID[]::new))
        .query(UUID.class)
        .list();
  }

  void insert(List<CollegePlan.Move> moves, Viewer by, LocalDate from, LocalDate to, Instant now) {
    jdbc.sql(
            """
            insert into calls.assignment
              (institution_id, person_id, id, caller_id, caller_name, from_on, to_on, by_person,
               by_name, at)
            select :institution, m.person_id, m.id, m.caller_id, m.caller_name, :from, :to, :by::uuid,
                   :name, :now
              from unnest(:persons::uuid[], :ids::uuid[], :callers::uuid[], :names::text[])
                as m (person_id, id, caller_id, caller_name)
            """)
        .param("institution", CurrentInstitution.get())
        .param("from", from)
        .param("to", to)
        .param("by", by.person())
        .param("name", by.name())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("persons", moves.stream().map(CollegePlan.Move::person).toArray(UUID[]::new))
        .param("ids", moves.stream().map(move -> Ids.next()).toArray(UUID[]::new))
        .param("callers", moves.stream().map(CollegePlan.Move::to).toArray(UUID[]::new))
        .param("names", moves.stream().map(CollegePlan.Move::toName).toArray(String[]::new))
        .update();
  }
}
