package org.muster.rounds;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.muster.audit.Trail;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.muster.shared.Seals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Why someone is not expected, and until when. An excusal covers later rounds too. */
@Service
public class Excusals {

  /** Where the reason stands; it is sealed there, for it is often an illness. */
  static final String REASON = "rounds.excusal.reason";

  private final JdbcClient jdbc;
  private final Seals seals;
  private final Trail trail;
  private final Clock clock;

  Excusals(JdbcClient jdbc, Seals seals, Trail trail, Clock clock) {
    this.jdbc = jdbc;
    this.seals = seals;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Excuses a person of a roll from this round's day to a day, both included. One who has reported
   * stays reported.
   *
   * @throws Problem when the end lies before the round's day, the reason is missing, the person is
   *     not on the roll, or a closure covers them
   */
  @Transactional
  public RollState excuse(Round round, UUID person, String reason, LocalDate until, String by) {
    if (reason.isBlank() || reason.length() > 500) {
      throw Problem.unprocessable("rounds.excusal-reason");
    }
    if (until.isBefore(round.day())) {
      throw Problem.unprocessable("rounds.excusal-until");
    }
    var roll = RollChange.begin(jdbc, round, person);
    withdraw(round, person);
    jdbc.sql(
            """
            insert into rounds.excusal (institution_id, id, person_id, reason, from_on, until, by_name, at)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            CurrentInstitution.get(),
            Ids.next(),
            person,
            seals.seal(REASON, person, reason.strip()),
            round.day(),
            until,
            by,
            Sql.time(clock.instant()))
        .update();
    trail.record("rounds.excuse", "person", person, Map.of("round", round.id().toString()));
    return roll.moveUnlessReported(RollState.EXCUSED, clock.instant());
  }

  /** Takes an excusal back: the person is expected again. */
  @Transactional
  public RollState expectAgain(Round round, UUID person) {
    var roll = RollChange.begin(jdbc, round, person);
    withdraw(round, person);
    trail.record("rounds.expect-again", "person", person, Map.of("round", round.id().toString()));
    return roll.was() == RollState.EXCUSED
        ? roll.moveUnlessReported(RollState.MISSING, clock.instant())
        : roll.was();
  }

  private void withdraw(Round round, UUID person) {
    jdbc.sql(
            """
            update rounds.excusal set withdrawn_at = ?
             where institution_id = ? and person_id = ? and withdrawn_at is null
               and ? between from_on and until
            """)
        .params(Sql.time(clock.instant()), CurrentInstitution.get(), person, round.day())
        .update();
  }
}
