package org.muster.visits;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.muster.people.PersonLine;
import org.muster.people.Scope;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Text;
import org.muster.workbench.Moment;
import org.muster.workbench.MomentSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who came to somebody's room, and whether they were in. */
@Component
class VisitMoments implements MomentSource {

  private final JdbcClient jdbc;

  VisitMoments(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<Moment> of(PersonLine person, Scope scope, Text t, Instant before, int limit) {
    boolean own = person.id().equals(scope.person());
    if (!own && !scope.readsAnswersOf(person)) {
      return List.of();
    }
    return jdbc.sql(
            """
            select l.at, l.outcome, l.by_name, v.name from visits.look l
              join visits.visit v on v.institution_id = l.institution_id and v.id = l.visit_id
             where l.institution_id = :institution and l.person_id = :person and l.at < :before
             order by l.at desc limit :limit
            """)
        .param("institution", CurrentInstitution.get())
        .param("person", person.id())
        .param("before", Visits.time(before))
        .param("limit", limit)
        .query(
            (row, n) ->
                new Moment(
                    row.getObject(1, OffsetDateTime.class).toInstant(),
                    t.of(
                        "visits.moment",
                        row.getString(4),
                        t.of("visits.found." + row.getString(2)),
                        row.getString(3)),
                    null))
        .list();
  }
}
