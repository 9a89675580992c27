package org.muster.rounds;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.forms.Forms;
import org.muster.people.Institutions;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** A person's own view of a round. */
@Service
public class CheckIns {

  private final JdbcClient jdbc;
  private final Rounds rounds;
  private final RollEntries entries;
  private final Forms forms;
  private final Institutions institutions;
  private final SealedAnswers sealed;
  private final Clock clock;

  CheckIns(
      JdbcClient jdbc,
      Rounds rounds,
      RollEntries entries,
      Forms forms,
      Institutions institutions,
      SealedAnswers sealed,
      Clock clock) {
    this.jdbc = jdbc;
    this.rounds = rounds;
    this.entries = entries;
    this.forms = forms;
    this.institutions = institutions;
    this.sealed = sealed;
    this.clock = clock;
  }

  private record Standing(
      String name, RollState state, @Nullable Instant at, @Nullable String answers) {}

  /**
   * Where a person stands in a round.
   *
   * @throws Problem 404 for one who is not on its roll
   */
  public CheckIn of(UUID roundId, UUID person) {
    var round = rounds.get(roundId);
    var standing =
        jdbc.sql(
                """
                select p.name, r.state, r.state_at, d.answers::text
                  from rounds.roll r
                  join people.person p on p.institution_id = r.institution_id and p.id = r.person_id
                  left join rounds.report d on d.institution_id = r.institution_id
                    and d.round_id = r.round_id and d.person_id = r.person_id and d.id = r.report_id
                 where r.institution_id = ? and r.round_id = ? and r.person_id = ?
                """)
            .params(CurrentInstitution.get(), roundId, person)
            .query(
                (row, n) ->
                    new Standing(
                        row.getString(1),
                        RollState.of(row.getString(2)),
                        Sql.instant(row, 3),
                        row.getString(4)))
            .optional()
            .orElseThrow(Problem::notFound);
    var version = forms.version(round.form());
    var institution = institutions.current();
    var same = Submission.self(roundId, person, "", new Submission.Same());
    var entry = entries.of(java.util.List.of(same)).getFirst();
    var usual = entry.asBefore(version.form());
    return new CheckIn(
        round,
        version,
        standing.name(),
        standing.state(),
        standing.at(),
        institution.code(),
        institution.zone(),
        usual.answers(),
        usual.ok(),
        entry.before() != null,
        standing.answers() == null ? null : sealed.open(person, standing.answers()),
        entry.refusal(same, clock.instant()) == null);
  }

  /**
   * The open round this person is asked in today, if any; the one due first where there are more.
   */
  public java.util.Optional<CheckIn> today(UUID person) {
    return jdbc.sql(
            """
            select r.round_id from rounds.roll r
              join rounds.round o on o.institution_id = r.institution_id and o.id = r.round_id
             where r.institution_id = ? and r.person_id = ? and o.closed_at is null
               and o.id in (select id from rounds.round
                             where institution_id = ? and opened_at is not null and closed_at is null)
             order by r.state <> 'missing', o.due_at limit 1
            """)
        .params(CurrentInstitution.get(), person, CurrentInstitution.get())
        .query(UUID.class)
        .optional()
        .map(round -> of(round, person));
  }
}
