package org.muster.rounds;

import java.util.UUID;
import java.util.function.Consumer;
import org.muster.people.Scope;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Seals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The day's sheet: everybody on the roll, class by class, as one stream. */
@Service
public class Sheets {

  private static final int ROWS_AT_ONCE = 500;

  private final JdbcClient jdbc;
  private final Seals seals;
  private final SealedAnswers sealed;

  Sheets(JdbcClient jdbc, Seals seals, SealedAnswers sealed) {
    this.jdbc = jdbc;
    this.seals = seals;
    this.sealed = sealed;
  }

  /**
   * Hands out the rows of those in the scope; the caller enters the export. Answers are there only
   * for those whose answers the scope reads.
   */
  @Transactional
  public void take(Scope scope, Round round, Consumer<SheetRow> reader) {
    jdbc.sql(
            """
            select p.number, p.name, r.unit_id, r.state, r.state_at, d.via,
                   coalesce(d.by_name, e.by_name, u.by_name),
                   coalesce(e.reason, u.tries), d.answers::text, r.person_id
              from rounds.roll r
              join rounds.round o on o.institution_id = r.institution_id and o.id = r.round_id
              join people.person p on p.institution_id = r.institution_id and p.id = r.person_id
              left join people.tree_node t on t.institution_id = r.institution_id
                and t.revision = o.revision and t.tree = 'units' and t.id = r.unit_id
              left join rounds.report d on d.institution_id = r.institution_id
                and d.round_id = r.round_id and d.person_id = r.person_id and d.id = r.report_id
              left join lateral (
                select x.reason, x.by_name from rounds.excusal x
                 where r.state = 'excused' and x.institution_id = r.institution_id
                   and x.person_id = r.person_id and x.withdrawn_at is null
                   and o.day between x.from_on and x.until
                 order by x.at desc limit 1) e on true
              left join lateral (
                select jsonb_array_length(x.tries)::text as tries, x.by_name
                  from rounds.unreachable x
                 where r.state = 'unreachable' and x.institution_id = r.institution_id
                   and x.round_id = r.round_id and x.person_id = r.person_id
                 order by x.at desc limit 1) u on true
             where r.institution_id = :institution and r.round_id = :round
               and %s
             order by t.position, p.number
            """
                .formatted(Sql.covered(scope)))
        .param("institution", CurrentInstitution.get())
        .param("round", round.id())
        .param("scope", scope.units())
        .withFetchSize(ROWS_AT_ONCE)
        .query(
            row -> {
              var unit = row.getObject(3, UUID.class);
              var via = row.getString(6);
              var note = row.getString(8);
              var answers = row.getString(9);
              var person = row.getObject(10, UUID.class);
              reader.accept(
                  new SheetRow(
                      row.getString(1),
                      row.getString(2),
                      unit,
                      RollState.of(row.getString(4)),
                      Sql.instant(row, 5),
                      via == null ? null : Via.of(via),
                      row.getString(7),
                      note == null ? null : seals.open(Excusals.REASON, person, note),
                      answers == null || !scope.readsAnswers(unit)
                          ? null
                          : sealed.open(person, answers)));
            });
  }
}
