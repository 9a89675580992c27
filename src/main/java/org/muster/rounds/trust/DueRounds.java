package org.muster.rounds.trust;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.muster.rounds.Rounds;
import org.muster.shared.CurrentInstitution;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the rounds that are to be judged. */
@Component
class DueRounds {

  /** A round that was due longer ago is not taken up: nobody could be called about it. */
  private static final int DAYS = 3;

  private final JdbcClient jdbc;
  private final Rounds rounds;
  private final Doubts doubts;
  private final Samples samples;
  private final Clock clock;

  DueRounds(JdbcClient jdbc, Rounds rounds, Doubts doubts, Samples samples, Clock clock) {
    this.jdbc = jdbc;
    this.rounds = rounds;
    this.doubts = doubts;
    this.samples = samples;
    this.clock = clock;
  }

  void look() {
    var now = clock.instant().atOffset(ZoneOffset.UTC);
    jdbc
        .sql(
            """
            select id from rounds.round
             where institution_id = :institution and opened_at is not null
               and roll_destroyed_at is null and due_at <= :now and due_at > :since
               and (judged_at is null or judged_at < closed_at)
             order by due_at
            """)
        .param("institution", CurrentInstitution.get())
        .param("now", now)
        .param("since", now.minusDays(DAYS))
        .query(UUID.class)
        .list()
        .stream()
        .map(rounds::get)
        .forEach(
            round -> {
              if (round.open()) {
                samples.draw(round);
              }
              doubts.judge(round);
            });
  }
}
