package org.muster.requests;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.muster.people.PersonLine;
import org.muster.people.Scope;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Text;
import org.muster.workbench.Moment;
import org.muster.workbench.MomentSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What somebody asked and what was decided, for those who answer for them, and themselves. */
@Component
class RequestMoments implements MomentSource {

  private final JdbcClient jdbc;

  RequestMoments(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<Moment> of(PersonLine person, Scope scope, Text t, Instant before, int limit) {
    if (!scope.readsAnswersOf(person)) {
      return List.of();
    }
    return jdbc.sql(
            """
            select d.at, d.what, d.by_name, r.name_zh, r.name_en, r.id from requests.deed d
              join requests.request r
                on r.institution_id = d.institution_id and r.id = d.request_id
             where d.institution_id = :institution and d.about_id = :person and d.at < :before
             order by d.at desc, d.id limit :limit
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
                        "requests.moment",
                        t.either(row.getString(4), row.getString(5)),
                        t.of("requests.deed." + row.getString(2)),
                        row.getString(3)),
                    "/requests/" + row.getObject(6, UUID.class)))
        .list();
  }
}
