package org.muster.rounds;

import java.time.Instant;
import java.util.UUID;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A change of one person's place on a roll by somebody else, within a transaction. */
record RollChange(JdbcClient jdbc, UUID round, UUID person, RollState was) {

  /**
   * Locks the person's row of the roll.
   *
   * @throws Problem when the round is not open, the person not on the roll, or covered by a closure
   */
  static RollChange begin(JdbcClient jdbc, Round round, UUID person) {
    RoundLock.share(jdbc, java.util.List.of(round.id()));
    record Row(boolean opened, boolean closed, RollState state, boolean sealed) {}
    var row =
        jdbc.sql(
                """
                select o.opened_at is not null, o.closed_at is not null, r.state,
                       r.sealed_at is not null
                  from rounds.roll r
                  join rounds.round o on o.institution_id = r.institution_id and o.id = r.round_id
                 where r.institution_id = ? and r.round_id = ? and r.person_id = ?
                   for update of r
                """)
            .params(CurrentInstitution.get(), round.id(), person)
            .query(
                (found, n) ->
                    new Row(
                        found.getBoolean(1),
                        found.getBoolean(2),
                        RollState.of(found.getString(3)),
                        found.getBoolean(4)))
            .optional()
            .orElseThrow(() -> Problem.unprocessable("rounds.not-on-roll"));
    if (!row.opened()) {
      throw Problem.conflict("rounds.not-open");
    }
    if (row.closed()) {
      throw Problem.conflict("rounds.closed");
    }
    if (row.sealed()) {
      throw Problem.conflict("rounds.sealed");
    }
    return new RollChange(jdbc, round.id(), person, row.state());
  }

  /** Moves the person; who has been reported, by themselves or by proxy, stays so. */
  RollState moveUnlessReported(RollState to, Instant now) {
    if (was == RollState.REPORTED || was == RollState.PROXY) {
      return was;
    }
    jdbc.sql(
            """
            update rounds.roll set state = ?::rounds.state, state_at = ?
             where institution_id = ? and round_id = ? and person_id = ?
            """)
        .params(to.word(), Sql.time(now), CurrentInstitution.get(), round, person)
        .update();
    return to;
  }
}
