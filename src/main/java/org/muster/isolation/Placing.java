package org.muster.isolation;

import org.muster.shared.CurrentInstitution;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One placement at a time in an institution: what a room allows depends on who else is on its
 * floor, so a lock of the one room would not do. The exclusion constraint stands behind it.
 */
final class Placing {

  private Placing() {}

  /** Waits for whoever is placing; until the transaction ends. */
  static void lock(JdbcClient jdbc) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 12))::text")
        .param(CurrentInstitution.get().toString())
        .query(String.class)
        .single();
  }
}
