package org.muster.movement;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.muster.people.PersonLine;
import org.muster.people.Scope;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Divisions;
import org.muster.shared.Text;
import org.muster.workbench.Moment;
import org.muster.workbench.MomentSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where somebody went and when they came back, for those who answer for them, and themselves. */
@Component
class MovementMoments implements MomentSource {

  private final JdbcClient jdbc;
  private final Divisions divisions;

  MovementMoments(JdbcClient jdbc, Divisions divisions) {
    this.jdbc = jdbc;
    this.divisions = divisions;
  }

  @Override
  public List<Moment> of(PersonLine person, Scope scope, Text t, Instant before, int limit) {
    if (!scope.readsAnswersOf(person)) {
      return List.of();
    }
    return jdbc.sql(
            """
            select from_at, kind, region, by_name from movement.span
             where institution_id = :institution and person_id = :person and from_at < :before
             order by from_at desc limit :limit
            """)
        .param("institution", CurrentInstitution.get())
        .param("person", person.id())
        .param("before", before.atOffset(ZoneOffset.UTC))
        .param("limit", limit)
        .query(
            (row, n) -> {
              var region = row.getString(3);
              return new Moment(
                  row.getObject(1, OffsetDateTime.class).toInstant(),
                  t.of(
                      region == null ? "movement.moment" : "movement.moment.region",
                      t.of("movement.where." + row.getString(2)),
                      region == null ? "" : divisions.name(region),
                      row.getString(4)),
                  null);
            })
        .list();
  }
}
