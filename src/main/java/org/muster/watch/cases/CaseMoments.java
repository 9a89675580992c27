package org.muster.watch.cases;

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

/** How a person's cases turned, and that they were somebody's contact. */
@Component
class CaseMoments implements MomentSource {

  private final JdbcClient jdbc;

  CaseMoments(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<Moment> of(PersonLine person, Scope scope, Text t, Instant before, int limit) {
    boolean own = person.id().equals(scope.person());
    if (!own && !Sees.all(scope) && !scope.readsAnswersOf(person)) {
      return List.of();
    }
    boolean goes = !own && Sees.unit(scope, person.unit());
    return jdbc.sql(
            """
            (select t.at, o.disease, t.state, i.id, null::text as kind
               from watch.illness i
               join watch.case_turn t on t.institution_id = i.institution_id and t.illness_id = i.id
               join watch.outbreak o on o.institution_id = i.institution_id and o.id = i.outbreak_id
              where i.institution_id = :institution and i.person_id = :person and t.at < :before
              order by t.at desc limit :limit)
            union all
            (select e.at, o.disease, null, null, e.kind
               from watch.exposure e
               join watch.outbreak o on o.institution_id = e.institution_id and o.id = e.outbreak_id
              where e.institution_id = :institution and e.person_id = :person and e.at < :before
              order by e.at desc limit :limit)
            order by 1 desc limit :limit
            """)
        .param("institution", CurrentInstitution.get())
        .param("person", person.id())
        .param("before", before.atOffset(ZoneOffset.UTC))
        .param("limit", limit)
        .query(
            (row, n) -> {
              var kind = row.getString(5);
              return new Moment(
                  row.getObject(1, OffsetDateTime.class).toInstant(),
                  kind == null
                      ? t.of(
                          "cases.moment", row.getString(2), t.of("cases.state." + row.getString(3)))
                      : t.of("cases.moment.exposed", row.getString(2), t.of("cases.kind." + kind)),
                  kind == null && goes ? "/cases/case/" + row.getString(4) : null);
            })
        .list();
  }
}
