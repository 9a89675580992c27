package org.muster.rounds;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps reports and closures of a round apart, to the end of the transaction. An advisory lock:
 * locking the round's row would write to it with every batch.
 */
final class RoundLock {

  private RoundLock() {}

  /** Reports may come in beside each other. */
  static void share(JdbcClient jdbc, List<UUID> rounds) {
    jdbc.sql(
            """
            select pg_advisory_xact_lock_shared(hashtextextended(id::text, 0))::text
              from unnest(?) id order by id
            """)
        .param(rounds.toArray(UUID[]::new))
        .query(String.class)
        .list();
  }

  /** Whoever changes the roll itself waits for reports under way and is alone. */
  static void alone(JdbcClient jdbc, UUID round) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?::text, 0))::text")
        .param(round)
        .query(String.class)
        .list();
  }
}
