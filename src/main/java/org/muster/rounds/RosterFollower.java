package org.muster.rounds;

import java.time.Clock;
import java.util.UUID;
import org.muster.people.RosterApplied;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Seals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps open rolls in step with the roster: joiners are dated additions, leavers are excused with
 * the reason. Both can be done again without effect.
 */
@Component
class RosterFollower {

  private static final String LEFT = "已离校（名册变更） / left, by the roster";

  private final JdbcClient jdbc;
  private final Seals seals;
  private final RoundOpening opening;
  private final TransactionTemplate transaction;
  private final Clock clock;

  RosterFollower(
      JdbcClient jdbc,
      Seals seals,
      RoundOpening opening,
      TransactionTemplate transaction,
      Clock clock) {
    this.jdbc = jdbc;
    this.seals = seals;
    this.opening = opening;
    this.transaction = transaction;
    this.clock = clock;
  }

  // After the import's transaction, which a roll must not be able to undo; and without one of its
  // own around it, because the institution has to be in force before a connection is taken.
  @Async
  @TransactionalEventListener
  void on(RosterApplied applied) {
    CurrentInstitution.run(applied.institution(), this::follow);
  }

  /** Follows the roster in every open round of the institution in force. */
  void follow() {
    for (var round :
        jdbc.sql(
                """
                select id from rounds.round
                 where institution_id = ? and opened_at is not null and closed_at is null
                """)
            .param(CurrentInstitution.get())
            .query(UUID.class)
            .list()) {
      transaction.executeWithoutResult(
          status -> {
            RoundLock.alone(jdbc, round);
            opening.addJoiners(round);
            excuseLeavers(round);
          });
    }
  }

  private void excuseLeavers(UUID round) {
    var now = clock.instant();
    var gone =
        jdbc.sql(
                """
                update rounds.roll r set state = 'excused', state_at = :now
                 where r.institution_id = :institution and r.round_id = :round
                   and r.state in ('missing', 'unreachable') and r.sealed_at is null
                   and not exists (select from people.student s
                                    where s.institution_id = r.institution_id
                                      and s.id = r.person_id)
                returning r.person_id
                """)
            .param("institution", CurrentInstitution.get())
            .param("round", round)
            .param("now", Sql.time(now))
            .query(UUID.class)
            .list();
    jdbc.sql(
            """
            insert into rounds.excusal (institution_id, id, person_id, reason, from_on, until, by_name, at)
            select :institution, gen_random_uuid(), g.person_id, g.reason, o.day, o.day, 'Muster', :now
              from rounds.round o, unnest(:gone, :reasons) as g(person_id, reason)
             where o.institution_id = :institution and o.id = :round
            """)
        .param("institution", CurrentInstitution.get())
        .param("round", round)
        .param("gone", gone.toArray(UUID[]::new))
        .param(
            "reasons",
            gone.stream()
                .map(person -> seals.seal(Excusals.REASON, person, LEFT))
                .toArray(String[]::new))
        .param("now", Sql.time(now))
        .update();
  }
}
