package org.muster.people.roster;

import java.util.UUID;
import org.muster.shared.CurrentInstitution;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Statements over one import, which all begin with the same two parameters. */
record StagedSql(JdbcClient jdbc, UUID importId) {

  /** A statement with {@code :i} the institution and {@code :m} the import. */
  JdbcClient.StatementSpec sql(String sql) {
    return jdbc.sql(sql).param("i", CurrentInstitution.get()).param("m", importId);
  }

  /**
   * Plans for many rows in this transaction: the staged tables were filled a moment ago, and
   * without statistics the planner takes them for a handful of rows and loops over 20,000 times
   * 5,000.
   */
  void planForMany() {
    jdbc.sql(
            "select set_config('enable_nestloop', 'off', true), set_config('work_mem', '32MB',"
                + " true)")
        .query((row, n) -> n)
        .list();
  }

  /** True when the files have a sheet of an entity: then who is not on it has left. */
  boolean has(Entity entity) {
    return sql("""
    select exists (select from people.import_sheet
                    where institution_id = :i and import_id = :m and entity = :entity)
    """)
        .param("entity", entity.key())
        .query(Boolean.class)
        .single();
  }
}
