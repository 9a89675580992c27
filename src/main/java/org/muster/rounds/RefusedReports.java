package org.muster.rounds;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reports that were received and could not be recorded: their sender was told that they had
 * arrived, so none goes without a word. What was said is kept under its seal.
 */
@Component
class RefusedReports {

  private final JdbcClient jdbc;
  private final Clock clock;

  RefusedReports(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Keeps one of the institution in force; the same one again is kept once. */
  void keep(LoggedReport report, String why) {
    jdbc.sql(
            """
            insert into rounds.refused_report
              (institution_id, id, round_id, person_id, submission, why, received_at, at, said)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (institution_id, round_id, person_id, submission) do nothing
            """)
        .params(
            CurrentInstitution.get(),
            Ids.next(),
            report.round(),
            report.person(),
            report.key(),
            why,
            Sql.time(report.received()),
            Sql.time(clock.instant()),
            report.said())
        .update();
  }

  int count(UUID round) {
    return jdbc.sql(
            "select count(*) from rounds.refused_report where institution_id = ? and round_id = ?")
        .params(CurrentInstitution.get(), round)
        .query(Integer.class)
        .single();
  }

  List<RefusedReport> of(UUID round, int most) {
    return jdbc.sql(
            """
            select r.person_id, p.number, p.name, r.why, r.received_at, l.state
              from rounds.refused_report r
              left join people.person p
                on p.institution_id = r.institution_id and p.id = r.person_id
              left join rounds.roll l
                on l.institution_id = r.institution_id and l.round_id = r.round_id
                   and l.person_id = r.person_id
             where r.institution_id = ? and r.round_id = ?
             order by r.received_at desc limit ?
            """)
        .params(CurrentInstitution.get(), round, most)
        .query(
            (row, n) -> {
              var state = row.getString(6);
              return new RefusedReport(
                  row.getObject(1, UUID.class),
                  row.getString(2),
                  row.getString(3),
                  row.getString(4),
                  row.getObject(5, java.time.OffsetDateTime.class).toInstant(),
                  state == null ? null : RollState.of(state));
            })
        .list();
  }
}
