package org.muster.hostile;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What stands in every table, as far as it shows: its rows counted and hashed together. Used within
 * the institution, whose rows alone are seen. The trail is looked at apart, since a refusal is to
 * leave a line there.
 */
final class Footprint {

  /** The same by itself: that a token was used is no effect of what it was used for. */
  private static final Set<String> LEFT_OUT = Set.of("audit.entry");

  private final JdbcClient jdbc;
  private final String statement;

  Footprint(JdbcClient jdbc) {
    this.jdbc = jdbc;
    this.statement =
        tables(jdbc).stream()
            .filter(table -> !LEFT_OUT.contains(table))
            .map(
                table ->
                    """
                    select '%1$s', count(*) || ' ' || coalesce(sum(hashtextextended(
                             (to_jsonb(t) - 'last_used_at' - 'last_heartbeat')::text, 0)), 0)
                      from %1$s t
                    """
                        .formatted(table))
            .collect(Collectors.joining(" union all "));
  }

  /** Every table of every room, {@code people.person}. */
  static Set<String> tables(JdbcClient jdbc) {
    return new TreeSet<>(
        jdbc.sql(
                """
                select n.nspname || '.' || c.relname
                  from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where c.relkind in ('r', 'p') and not c.relispartition
                   and n.nspname not in ('pg_catalog', 'information_schema', 'public')
                """)
            .query(String.class)
            .list());
  }

  /** Each table's rows. */
  Map<String, String> now() {
    var now = new TreeMap<String, String>();
    jdbc.sql(statement)
        .query(
            row -> {
              now.put(row.getString(1), row.getString(2));
            });
    return now;
  }

  /** The tables that are not the same any more. */
  static Set<String> changed(Map<String, String> before, Map<String, String> after) {
    var changed = new TreeSet<String>();
    after.forEach(
        (table, rows) -> {
          if (!rows.equals(before.get(table))) {
            changed.add(table);
          }
        });
    return changed;
  }

  /** Grows with every transaction of the whole server that wrote anything. */
  long writes() {
    return jdbc.sql("select pg_snapshot_xmax(pg_current_snapshot())::text::bigint")
        .query(Long.class)
        .single();
  }

  /** How far the trail is. */
  long trail() {
    return jdbc.sql("select coalesce(max(seq), 0) from audit.entry").query(Long.class).single();
  }

  /** What the trail says was done after a moment. */
  Set<String> actions(long after) {
    return new TreeSet<>(
        jdbc.sql("select distinct action from audit.entry where seq > ?")
            .param(after)
            .query(String.class)
            .list());
  }
}
