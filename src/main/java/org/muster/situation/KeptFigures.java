package org.muster.situation;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.people.Trees;
import org.muster.shared.CurrentInstitution;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Figures as they stood at any moment, by what {@link FigureKeeping} wrote down. */
@Service
public class KeptFigures {

  private static final String WHOLE =
      """
      select distinct on (key) key, since, total from situation.kept
       where institution_id = :institution and day = :day and since <= :moment
       order by key, since desc
      """;

  private static final String OF_UNITS =
      """
      with base as materialized (
        select key, max(since) filter (where whole) as since, max(since) as last
          from situation.kept
         where institution_id = :institution and day = :day and since <= :moment
         group by key
      ), shown as (
        select distinct on (f.key, x.spot) f.key, x.count
          from base b
          join situation.kept f on f.institution_id = :institution and f.key = b.key
           and f.day = :day and f.since between b.since and :moment
         cross join lateral unnest(f.spots, f.counts) x (spot, count)
         where x.spot = any (:units)
         order by f.key, x.spot, f.since desc
      )
      select b.key, b.last, coalesce(sum(s.count), 0)::int
        from base b left join shown s using (key) group by b.key, b.last
      """;

  private final JdbcClient jdbc;
  private final Trees trees;
  private final Clock clock;

  KeptFigures(JdbcClient jdbc, Trees trees, Clock clock) {
    this.jdbc = jdbc;
    this.trees = trees;
    this.clock = clock;
  }

  /** A figure of a day as it stood at a moment; empty where nothing had been written down then. */
  public Optional<Standing> asOf(String key, LocalDate day, Instant moment) {
    return asOf(key, day, moment, Along.UNITS);
  }

  /** The same by class or by room. */
  public Optional<Standing> asOf(String key, LocalDate day, Instant moment, Along along) {
    var frames =
        jdbc.sql(
                """
                select f.since, f.revision, f.whole, f.spots, f.counts from %1$s f
                 where f.institution_id = :institution and f.key = :key and f.day = :day
                   and f.since <= :moment
                   and f.since >= (select max(w.since) from %1$s w
                                    where w.institution_id = :institution and w.key = :key
                                      and w.day = :day and w.whole and w.since <= :moment)
                 order by f.since
                """
                    .formatted(along.table()))
            .param("institution", CurrentInstitution.get())
            .param("key", key)
            .param("day", day)
            .param("moment", moment.atOffset(ZoneOffset.UTC))
            .query(KeptFigures::frame)
            .list();
    if (frames.isEmpty()) {
      return Optional.empty();
    }
    var last = frames.getLast();
    return Optional.of(
        new Standing(
            key,
            day,
            last.since,
            along == Along.UNITS ? trees.units(last.revision) : trees.places(last.revision),
            folded(frames)));
  }

  /**
   * A figure of each day from one to another that it is known of, by class or by room as it stands
   * now.
   */
  public SortedMap<LocalDate, Map<UUID, Integer>> days(
      String key, LocalDate from, LocalDate to, Along along) {
    var frames = new TreeMap<LocalDate, List<Frame>>();
    jdbc.sql(
            """
            select f.since, f.revision, f.whole, f.spots, f.counts, f.day from %1$s f
              join (select w.day, max(w.since) as since from %1$s w
                     where w.institution_id = :institution and w.key = :key
                       and w.day between :from and :to and w.whole and w.since <= :now
                     group by w.day) w on w.day = f.day
             where f.institution_id = :institution and f.key = :key
               and f.since between w.since and :now
             order by f.day, f.since
            """
                .formatted(along.table()))
        .param("institution", CurrentInstitution.get())
        .param("key", key)
        .param("from", from)
        .param("to", to)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .query(
            row -> {
              frames
                  .computeIfAbsent(row.getObject(6, LocalDate.class), none -> new ArrayList<>())
                  .add(frame(row, 0));
            });
    var days = new TreeMap<LocalDate, Map<UUID, Integer>>();
    frames.forEach((day, those) -> days.put(day, folded(those)));
    return days;
  }

  /** A figure's sum, and since when it was that. */
  public record Sum(Instant since, int count) {}

  /** The sums of all figures of a day as they stood at a moment, of all units or of some. */
  public Map<String, Sum> sums(LocalDate day, Instant moment, UUID @Nullable [] units) {
    var sums = new HashMap<String, Sum>();
    jdbc.sql(units == null ? WHOLE : OF_UNITS)
        .param("institution", CurrentInstitution.get())
        .param("day", day)
        .param("moment", moment.atOffset(ZoneOffset.UTC))
        .param("units", units == null ? new UUID[0] : units)
        .query(
            row -> {
              sums.put(
                  row.getString(1),
                  new Sum(row.getObject(2, OffsetDateTime.class).toInstant(), row.getInt(3)));
            });
    return sums;
  }

  /** What was written down at a moment: all of it, or what had changed. */
  private record Frame(
      Instant since, long revision, boolean whole, UUID[] spots, Integer[] counts) {}

  private static Frame frame(ResultSet row, int n) throws SQLException {
    return new Frame(
        row.getObject(1, OffsetDateTime.class).toInstant(),
        row.getLong(2),
        row.getBoolean(3),
        (UUID[]) array(row.getArray(4)),
        (Integer[]) array(row.getArray(5)));
  }

  private static Object array(Array array) throws SQLException {
    return array.getArray();
  }

  private static Map<UUID, Integer> folded(List<Frame> frames) {
    var counts = new HashMap<UUID, Integer>();
    for (var frame : frames) {
      if (frame.whole) {
        counts.clear();
      }
      for (int n = 0; n < frame.spots.length; n++) {
        if (frame.counts[n] == 0) {
          counts.remove(frame.spots[n]);
        } else {
          counts.put(frame.spots[n], frame.counts[n]);
        }
      }
    }
    return counts;
  }
}
