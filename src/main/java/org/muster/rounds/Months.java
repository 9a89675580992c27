package org.muster.rounds;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The tables of the months that rolls and reports lie in (migration V12): made before they are
 * needed, known to the planner, dropped when everything in them has been purged.
 */
@Component
class Months {

  private static final int AHEAD = 2;

  private final JdbcClient jdbc;
  private final Clock clock;

  Months(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Makes and drops what is due; gives up within two seconds where reports are in the way. A month
   * that is not there when it begins stays in the rest: looking for its rows there would take long.
   */
  @Transactional
  public void keep() {
    jdbc.sql("set local lock_timeout = '2s'").update();
    jdbc.sql("select rounds.make_months(?, ?)")
        .params(today().plusMonths(1), AHEAD)
        .query(row -> {});
    jdbc.sql("select rounds.drop_empty_months(?)")
        .param(today().minusMonths(1))
        .query(Integer.class)
        .single();
  }

  /**
   * Counts rolls and reports as a whole where they have grown by a fifth since, or were not counted
   * for a day. The server does so by itself for each month, but not for all together, and without
   * it plans a join of both for a few hundred rows.
   */
  public void analyze() {
    for (var stale :
        jdbc.sql(
                """
                select c.oid::regclass::text
                  from pg_class c
                  join pg_inherits i on i.inhparent = c.oid
                  join pg_class m on m.oid = i.inhrelid
                  left join pg_stat_all_tables s on s.relid = c.oid
                 where c.oid in ('rounds.roll'::regclass, 'rounds.report'::regclass)
                 group by c.oid, c.reltuples, s.last_analyze
                having sum(greatest(m.reltuples, 0)) > 1.2 * greatest(c.reltuples, 0)
                    or s.last_analyze < now() - interval '1 day'
                """)
            .query(String.class)
            .list()) {
      jdbc.sql("analyze " + stale).update();
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
