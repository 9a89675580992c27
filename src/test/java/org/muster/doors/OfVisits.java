package org.muster.doors;

import java.util.UUID;
import org.muster.shared.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the placeholders of the room visits stand for. */
final class OfVisits {

  private OfVisits() {}

  /** A visit that somebody else made, on which the counsellor T01 goes to S02's room. */
  static String visit(JdbcClient jdbc, UUID institution) {
    var id = Ids.next();
    jdbc.sql(
            """
            with visit as (
              insert into visits.visit (institution_id, id, name, due_at, made_by, made_by_name,
                                        made_at)
              values (:institution, :id, '走访', '2030-01-01Z', :id, '李处长', '2026-11-01Z')
            ), stop as (
              insert into visits.stop (institution_id, visit_id, place_id, visitor_id)
              select :institution, :id, s.place_id, t.id
                from people.student s, people.person t
               where s.institution_id = :institution and s.number = 'S02'
                 and t.institution_id = :institution and t.number = 'T01'
            )
            insert into visits.expected (institution_id, visit_id, person_id, place_id, unit_id)
            select :institution, :id, s.id, s.place_id, s.unit_id from people.student s
             where s.institution_id = :institution
            """)
        .param("institution", institution)
        .param("id", id)
        .update();
    return id.toString();
  }
}
