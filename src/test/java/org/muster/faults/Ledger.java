package org.muster.faults;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.muster.journeys.Api;
import org.muster.journeys.Database;

/** Holds what is stored against what was acknowledged. */
final class Ledger {

  private Ledger() {}

  /**
   * What is wrong, in words; empty where nothing is.
   *
   * @param acknowledged keys of reports; those that are lost are taken out, and told once
   */
  static List<String> faults(Path data, Api api, DailyRound round, Set<String> acknowledged)
      throws Exception {
    return faults(Database.of(data), api, round, acknowledged);
  }

  /** The same of a server of the operator's. */
  static List<String> faults(Database database, Api api, DailyRound round, Set<String> acknowledged)
      throws Exception {
    var faults = new ArrayList<String>();
    try (var connection = database.within()) {
      int lost = lost(connection, acknowledged);
      if (lost > 0) {
        faults.add(lost + " acknowledged reports are not there");
      }
      none(
          connection,
          faults,
          "reports are there twice",
          """
          select count(*) from (select from rounds.report
                                 group by round_id, person_id, submission having count(*) > 1) d
          """);
      none(
          connection,
          faults,
          "people stand on the roll by another report than their newest",
          """
          select count(*) from rounds.roll r
           where r.report_id is distinct from
                 (select d.id from rounds.report d
                   where d.institution_id = r.institution_id and d.person_id = r.person_id
                     and d.round_id = r.round_id order by d.id desc limit 1)
          """);
      none(
          connection,
          faults,
          "people have reported and are missing, or the other way round",
          """
          select count(*) from rounds.roll r
           where r.state = 'missing' and r.report_id is not null
              or r.state in ('reported', 'proxy') and r.report_id is null
          """);
      none(
          connection,
          faults,
          "closures do not follow from the one before",
          """
          select count(*)
            from (select previous_hash, lag(hash) over (order by seq) as before
                    from rounds.closure) c
           where before is not null and previous_hash <> before
          """);
      none(
          connection,
          faults,
          "signed people are missing, or a round is closed over them",
          """
          select count(*) from rounds.roll r
            join rounds.round o on o.institution_id = r.institution_id and o.id = r.round_id
           where (r.sealed_at is not null or o.closed_at is not null) and r.state = 'missing'
          """);
      none(
          connection,
          faults,
          "entries of the trail do not follow from the one before",
          """
          select count(*)
            from (select e, lag(e.hash) over (order by e.seq) as before from audit.entry e) t
           where before is not null
             and ((e).previous_hash <> before or (e).hash <> audit.link(before, e))
          """);
      none(
          connection,
          faults,
          "events were not heard by all who listen",
          """
          select count(*) from event_publication
           where completion_date is null and publication_date < now() - interval '5 minutes'
          """);
      none(
          connection,
          faults,
          "jobs are held by a program that is gone",
          """
          select count(*) from scheduled_tasks
           where picked and last_heartbeat < now() - interval '2 minutes'
          """);
    }
    var figures = api.get(round.path());
    int sum = 0;
    for (var state : List.of("reported", "proxy", "excused", "unreachable", "missing")) {
      sum += figures.get(state).asInt();
    }
    if (sum != figures.get("roll").asInt()) {
      faults.add("the identity does not hold: " + figures);
    }
    return faults;
  }

  private static int lost(Connection connection, Set<String> acknowledged) throws SQLException {
    var lost = new HashSet<>(acknowledged);
    connection.setAutoCommit(false);
    try (var query = connection.prepareStatement("select submission from rounds.report")) {
      query.setFetchSize(10_000);
      try (var rows = query.executeQuery()) {
        while (rows.next()) {
          lost.remove(rows.getString(1));
        }
      }
    }
    acknowledged.removeAll(lost);
    return lost.size();
  }

  private static void none(Connection connection, List<String> faults, String what, String counting)
      throws SQLException {
    try (var rows = connection.createStatement().executeQuery(counting)) {
      rows.next();
      if (rows.getLong(1) > 0) {
        faults.add(rows.getLong(1) + " " + what);
      }
    }
  }
}
