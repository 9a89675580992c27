package org.muster.calls;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.muster.shared.CurrentInstitution;
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
}
