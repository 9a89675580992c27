package org.muster.supplies;

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

/** What somebody was given. */
@Component
class SuppliesMoments implements MomentSource {

  private final JdbcClient jdbc;

  SuppliesMoments(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<Moment> of(PersonLine person, Scope scope, Text t, Instant before, int limit) {
    if (!scope.readsAnswersOf(person)) {
      return List.of();
    }
    return jdbc.sql(
            """
            select e.at, i.name_zh, coalesce(i.name_en, i.name_zh), e.amount
              from supplies.entry e
              join supplies.item i on i.institution_id = e.institution_id and i.id = e.item_id
             where e.institution_id = :institution and e.to_id = :person and e.at < :before
             order by e.at desc limit :limit
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
                        "supplies.moment",
                        t.either(row.getString(2), row.getString(3)),
                        row.getInt(4)),
                    null))
        .list();
  }
}
