package org.muster.rounds;

import java.time.Instant;
import java.time.LocalDate;
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
    return jdbc.sql(
            """
            select at, what, name, by_name, from_on, until from (
              (select d.reported_at as at, o.name, d.by_name, null::date as from_on,
                      null::date as until,
                      case when :reads and cardinality(d.flags) > 0 then 'abnormal'
                           else 'proxy' end as what
                 from rounds.report d
                 join rounds.round o on o.institution_id = d.institution_id and o.id = d.round_id
                where d.institution_id = :institution and d.person_id = :person
                  and (cardinality(d.flags) > 0 or d.by_name is not null)
                  and (:reads or d.by_name is not null) and d.reported_at < :before
                order by d.reported_at desc limit :limit)
              union all
              (select at, '', by_name, from_on, until, 'excused' from rounds.excusal
                where institution_id = :institution and person_id = :person
                  and withdrawn_at is null and at < :before
                order by at desc limit :limit)
              union all
              (select u.at, o.name, u.by_name, null, null, 'unreachable'
                 from rounds.unreachable u
                 join rounds.round o on o.institution_id = u.institution_id and o.id = u.round_id
                where u.institution_id = :institution and u.person_id = :person and u.at < :before
                order by u.at desc limit :limit)) noted
             order by at desc limit :limit
            """)
        .param("institution", CurrentInstitution.get())
        .param("person", person.id())
        .param("before", Sql.time(before))
        .param("reads", scope.readsAnswersOf(person))
        .param("limit", limit)
        .query(
            (row, n) -> {
              var what = row.getString(2);
              var words =
                  what.equals("excused")
                      ? t.of(
                          "rounds.moment.excused",
                          t.day(row.getObject(5, LocalDate.class)),
                          t.day(row.getObject(6, LocalDate.class)))
                      : t.of(
                          "rounds.moment." + what,
                          row.getString(3),
                          Objects.requireNonNullElse(row.getString(4), ""));
              return new Moment(Objects.requireNonNull(Sql.instant(row, 1)), words, null);
            })
        .list();
  }
}
