package org.muster.situation.warnings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.muster.people.Institutions;
import org.muster.shared.CurrentInstitution;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How much of a day's count is there at this time of day, and how much comes later that day and the
 * next: by what was written down of the last days, at the same time of day.
 */
@Component
class LateReports {

  /** A day's figures are written down until the next is over. */
  static final int LONGEST = 2;

  /** Only what came on so many days counts. */
  static final int RECENT = 7;

  /** From fewer nothing is concluded. */
  static final int LEAST = 30;

  private final JdbcClient jdbc;
  private final Institutions institutions;
  private final Clock clock;

  LateReports(JdbcClient jdbc, Institutions institutions, Clock clock) {
    this.jdbc = jdbc;
    this.institutions = institutions;
    this.clock = clock;
  }

  /** The totals of a day that was so long ago, by how many days later they stood. */
  private record Stood(int back, OffsetDateTime first, Integer[] totals) {}

  /** The delay of a figure's counts; empty where too little was counted. */
  Optional<ReportingDelay> of(String key) {
    var events = new ArrayList<ReportingDelay.Reported>();
    for (var day : stood(key)) {
      // Written down afterwards, when Muster had stood still: that is no delay of the reports.
      if (institutions
          .current()
          .day(day.first.toInstant())
          .equals(institutions.today().minusDays(day.back))) {
        int before = 0;
        for (int later = 0; later < day.totals.length; later++) {
          int lasting = lasting(day.totals, later);
          for (int n = before; n < lasting; n++) {
            events.add(new ReportingDelay.Reported(-day.back, later - day.back));
          }
          before = lasting;
        }
      }
    }
    return events.size() < LEAST
        ? Optional.empty()
        : Optional.of(ReportingDelay.by(0, LONGEST, RECENT, events));
  }

  /** What was put right downwards later was nothing to be counted. */
  private static int lasting(Integer[] totals, int from) {
    return IntStream.range(from, totals.length).map(n -> totals[n]).min().orElse(0);
  }

  private List<Stood> stood(String key) {
    return jdbc.sql(
            """
            select back, f.first,
                   array(select coalesce(
                                  (select k.total from situation.kept k
                                    where k.institution_id = :institution and k.key = :key
                                      and k.day = d.day
                                      and k.since <= d.moment + later * interval '24 hours'
                                    order by k.since desc limit 1), 0)
                           from generate_series(0, least(back, :longest)) later order by later)
              from generate_series(1, :days) back
             cross join lateral (
                     select :today::date - back as day,
                            :now::timestamptz - back * interval '24 hours' as moment) d
             cross join lateral (
                     select min(since) as first from situation.kept
                      where institution_id = :institution and key = :key and day = d.day) f
             where f.first is not null
            """)
        .param("institution", CurrentInstitution.get())
        .param("key", key)
        .param("longest", LONGEST)
        .param("days", RECENT + LONGEST)
        .param("today", institutions.today())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .query(LateReports::stood)
        .list();
  }

  private static Stood stood(ResultSet row, int n) throws SQLException {
    return new Stood(
        row.getInt(1),
        row.getObject(2, OffsetDateTime.class),
        (Integer[]) row.getArray(3).getArray());
  }
}
