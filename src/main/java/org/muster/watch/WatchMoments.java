package org.muster.watch;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.muster.people.PersonLine;
import org.muster.people.Scope;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Text;
import org.muster.workbench.Moment;
import org.muster.workbench.MomentSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When somebody came onto a list, was moved, and left it. */
@Component
class WatchMoments implements MomentSource {

  private final JdbcClient jdbc;

  WatchMoments(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<Moment> of(PersonLine person, Scope scope, Text t, Instant before, int limit) {
    if (!scope.readsAnswersOf(person)) {
      return List.of();
    }
    return jdbc.sql(
            """
            select m.at, m.what, l.name_zh, l.name_en, m.by_name, m.layer
              from (select e.entered_at as at, 'on' as what, e.list_id, e.entered_by as by_name,
                           e.layer
                      from watch.entry e
                     where e.institution_id = :institution and e.person_id = :person
                    union all
                    select e.ended_at, 'off', e.list_id, e.ended_by, e.layer from watch.entry e
                     where e.institution_id = :institution and e.person_id = :person
                       and e.ended_at is not null
                    union all
                    select t.at, 'moved', e.list_id, t.by_name, t.layer from watch.change t
                      join watch.entry e on e.institution_id = t.institution_id
                       and e.person_id = t.person_id and e.id = t.entry_id
                     where t.institution_id = :institution and t.person_id = :person
                       and t.layer is not null) m
              join watch.list l on l.institution_id = :institution and l.id = m.list_id
             where m.at < :before order by m.at desc limit :limit
            """)
        .param("institution", CurrentInstitution.get())
        .param("person", person.id())
        .param("before", before.atOffset(ZoneOffset.UTC))
        .param("limit", limit)
        .query(
            (row, n) -> {
              var by = row.getString(5);
              return new Moment(
                  row.getObject(1, OffsetDateTime.class).toInstant(),
                  t.of(
                      "watch.moment." + row.getString(2) + (by == null ? "" : ".by"),
                      t.either(row.getString(3), row.getString(4)),
                      Objects.requireNonNullElse(by, ""),
                      t.of("watch.layer." + row.getString(6))),
                  null);
            })
        .list();
  }
}
