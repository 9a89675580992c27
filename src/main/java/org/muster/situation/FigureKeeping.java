package org.muster.situation;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.muster.people.Trees;
import org.muster.shared.CurrentInstitution;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes figures down when they change. What was written stands: the database lets nobody change
 * it, and of classes nobody remove it. A change is one row with the units or rooms that changed;
 * every so often all of them are written, so that to read a moment is to read few rows.
 */
@Service
public class FigureKeeping {

  /** After so many changes everything is written. */
  private static final int CHANGES = 60;

  private static final String WRITE =
      """
      with counted as materialized (
        select key, spot, sum(count)::int as count
          from unnest(:keys::text[], :spots::uuid[], :counts::int[]) c (key, spot, count)
         group by key, spot having sum(count) <> 0
      ), base as materialized (
        select k.key, w.since, w.later
          from unnest(:known::text[]) k (key)
         cross join lateral (
           select max(f.since) filter (where f.whole) as since,
                  count(*) filter (where f.since > (
                    select max(x.since) from %1$s x
                     where x.institution_id = :institution and x.key = k.key and x.day = :day
                       and x.whole)) as later
             from %1$s f
            where f.institution_id = :institution and f.key = k.key and f.day = :day) w
      ), shown as materialized (
        select distinct on (f.key, x.spot) f.key, x.spot, x.count
          from base b
          join %1$s f on f.institution_id = :institution and f.key = b.key and f.day = :day
           and f.since >= b.since
         cross join lateral unnest(f.spots, f.counts) x (spot, count)
         order by f.key, x.spot, f.since desc
      ), summed as materialized (
        select b.key, coalesce(sum(c.count), 0)::int as total
          from base b left join counted c using (key) group by b.key
      ), changed as materialized (
        select key, spot, coalesce(c.count, 0) as count
          from counted c full join shown s using (key, spot)
         where coalesce(c.count, 0) <> coalesce(s.count, 0)
      )
      insert into %1$s (institution_id, key, day, since, whole, revision, total, spots, counts)
      select :institution, b.key, :day, :now, true, :revision, min(t.total),
             coalesce(array_agg(c.spot) filter (where c.spot is not null), '{}'),
             coalesce(array_agg(c.count) filter (where c.spot is not null), '{}')
        from base b join summed t using (key) left join counted c using (key)
       where b.since is null
          or b.later >= :changes and exists (select from changed x where x.key = b.key)
       group by b.key
      union all
      select :institution, b.key, :day, :now, false, :revision, min(t.total), array_agg(x.spot),
             array_agg(x.count)
        from base b join summed t using (key) join changed x using (key)
       where b.since is not null and b.later < :changes
       group by b.key
      on conflict do nothing
      """;

  private final JdbcClient jdbc;
  private final Figures figures;
  private final Trees trees;
  private final TransactionTemplate transaction;
  private final Clock clock;

  FigureKeeping(
      JdbcClient jdbc, Figures figures, Trees trees, TransactionTemplate transaction, Clock clock) {
    this.jdbc = jdbc;
    this.figures = figures;
    this.trees = trees;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Counts a day and writes down what differs from what was written last. */
  public void keep(LocalDate day) {
    var units = new LinkedHashMap<String, Map<@Nullable UUID, Integer>>();
    var rooms = new LinkedHashMap<String, Map<@Nullable UUID, Integer>>();
    // Counted before the transaction: to freeze the trees holds back whoever opens a round.
    figures.each(
        day,
        (key, cells) -> {
          units.put(key, sums(cells, FigureCell::unit));
          if (figures.find(key).map(Figure::byRoom).orElse(false)) {
            rooms.put(key, sums(cells, FigureCell::place));
          }
        });
    if (units.isEmpty()) {
      return;
    }
    transaction.executeWithoutResult(
        status -> {
          long revision = trees.freeze();
          var root = trees.units(revision).roots().getFirst().id();
          write(Along.UNITS, day, revision, units, root);
          if (!rooms.isEmpty()) {
            write(Along.PLACES, day, revision, rooms, null);
          }
        });
  }

  private static Map<@Nullable UUID, Integer> sums(
      List<FigureCell> cells, Function<FigureCell, @Nullable UUID> spot) {
    var sums = new HashMap<@Nullable UUID, Integer>();
    cells.forEach(cell -> sums.merge(spot.apply(cell), cell.count(), Integer::sum));
    return sums;
  }

  /** What is of no unit is counted with the root, what is in no known room not at all. */
  private void write(
      Along along,
      LocalDate day,
      long revision,
      Map<String, Map<@Nullable UUID, Integer>> counted,
      @Nullable UUID root) {
    var keys = new ArrayList<String>();
    var spots = new ArrayList<UUID>();
    var counts = new ArrayList<Integer>();
    counted.forEach(
        (key, sums) ->
            sums.forEach(
                (known, count) -> {
                  var spot = known == null ? root : known;
                  if (spot != null) {
                    keys.add(key);
                    spots.add(spot);
                    counts.add(count);
                  }
                }));
    jdbc.sql(WRITE.formatted(along.table()))
        .param("institution", CurrentInstitution.get())
        .param("day", day)
        .param("now", clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC))
        .param("revision", revision)
        .param("changes", CHANGES)
        .param("known", counted.keySet().toArray(String[]::new))
        .param("keys", keys.toArray(String[]::new))
        .param("spots", spots.toArray(UUID[]::new))
        .param("counts", counts.toArray(Integer[]::new))
        .update();
  }

  /** The days from one to another of which nothing is written yet. */
  List<LocalDate> unwritten(LocalDate from, LocalDate to) {
    return jdbc.sql(
            """
            select d.day::date from generate_series(:from::date, :to::date, interval '1 day') d (day)
             where not exists (select from situation.kept k
                                where k.institution_id = :institution and k.day = d.day::date)
             order by 1
            """)
        .param("institution", CurrentInstitution.get())
        .param("from", from)
        .param("to", to)
        .query(LocalDate.class)
        .list();
  }
}
