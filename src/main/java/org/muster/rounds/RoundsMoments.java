package org.muster.rounds;

import java.time.Instant;
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

/**
 * What was out of the ordinary in a person's rounds: reported abnormal, or by somebody else, or not
 * at all. The days on which nothing was are no moments; the last of them are on a card.
 */
@Component
class RoundsMoments implements MomentSource {

  private final JdbcClient jdbc;

  RoundsMoments(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<Moment> of(PersonLine person, Scope scope, Text t, Instant before, int limit) {
    boolean reads = scope.readsAnswersOf(person);
    return jdbc.sql(
            """
            select o.name, r.state, r.state_at, d.by_name, coalesce(cardinality(d.flags), 0) > 0
              from rounds.round o
              join rounds.roll r on r.institution_id = o.institution_id and r.round_id = o.id
                and r.person_id = :person
              left join rounds.report d on d.institution_id = r.institution_id
                and d.person_id = r.person_id and d.id = r.report_id
             where o.institution_id = :institution and r.state_at < :before
               and (r.state not in ('missing', 'reported')
                    or :reads and cardinality(d.flags) > 0)
             order by o.day desc, o.opens_at desc limit :limit
            """)
        .param("institution", CurrentInstitution.get())
        .param("person", person.id())
        .param("before", Sql.time(before))
        .param("reads", reads)
        .param("limit", limit)
        .query(
            (row, n) -> {
              boolean abnormal = reads && row.getBoolean(5);
              var by = Objects.requireNonNullElse(row.getString(4), "");
              return new Moment(
                  Objects.requireNonNull(Sql.instant(row, 3)),
                  t.of(
                      "rounds.moment." + (abnormal ? "abnormal" : row.getString(2)),
                      row.getString(1),
                      by),
                  null);
            })
        .list();
  }
}
