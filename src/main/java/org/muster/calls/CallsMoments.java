package org.muster.calls;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.muster.people.PersonLine;
import org.muster.people.Scope;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Text;
import org.muster.workbench.Moment;
import org.muster.workbench.MomentSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every attempt to reach a person, without what was noted. */
@Component
class CallsMoments implements MomentSource {

  private final JdbcClient jdbc;

  CallsMoments(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<Moment> of(PersonLine person, Scope scope, Text t, Instant before, int limit) {
    if (!scope.readsAnswersOf(person)) {
      return List.of();
    }
    return jdbc.sql(
            """
            select at, means, outcome, by_name from calls.attempt
             where institution_id = :institution and person_id = :person and at < :before
             order by at desc limit :limit
            """)
        .param("institution", CurrentInstitution.get())
        .param("person", person.id())
        .param("before", before.atOffset(ZoneOffset.UTC))
        .param("limit", limit)
        .query(
            (row, n) ->
                new Moment(
                    row.getObject(1, OffsetDateTime.class).toInstant(),
                    t.of(
                        "calls.moment",
                        t.of("calls.means." + row.getString(2)),
                        t.of("calls.outcome." + row.getString(3)),
                        row.getString(4)),
                    null))
        .list();
  }
}
