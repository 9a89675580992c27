package org.muster.isolation;

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

/** Isolation on a person's timeline: for themselves and for who answers for them. */
@Component
class IsolationMoments implements MomentSource {

  private final JdbcClient jdbc;

  IsolationMoments(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<Moment> of(PersonLine person, Scope scope, Text t, Instant before, int limit) {
    boolean own = person.id().equals(scope.person());
    if (!own && !Stays.manages(scope, person.unit())) {
      return List.of();
    }
    return jdbc.sql(
            """
            (select s.asked_at as at, 'asked' as word, s.id, '' as what from isolation.stay s
              where s.institution_id = :institution and s.person_id = :person
                and s.asked_at < :before order by s.asked_at desc limit :limit)
            union all
            (select b.from_at, case when b.why is null then 'placed' else 'moved' end, b.stay_id, ''
               from isolation.bed b
              where b.institution_id = :institution and b.person_id = :person
                and b.from_at < :before order by b.from_at desc limit :limit)
            union all
            (select s.released_at, 'released', s.id, '' from isolation.stay s
              where s.institution_id = :institution and s.person_id = :person
                and s.released_at < :before order by s.released_at desc limit :limit)
            union all
            (select r.at, case when r.tenths >= 373 then 'fever' else 'measured' end, r.stay_id,
                    to_char(r.tenths / 10.0, 'FM90.0')
               from isolation.reading r
              where r.institution_id = :institution and r.person_id = :person and r.at < :before
              order by r.at desc limit :limit)
            order by 1 desc limit :limit
            """)
        .param("institution", CurrentInstitution.get())
        .param("person", person.id())
        .param("before", before.atOffset(ZoneOffset.UTC))
        .param("limit", limit)
        .query(
            (row, n) ->
                new Moment(
                    row.getObject(1, OffsetDateTime.class).toInstant(),
                    t.of("isolation.moment." + row.getString(2), row.getString(4)),
                    own ? null : "/isolation/stays/" + row.getObject(3, UUID.class)))
        .list();
  }
}
