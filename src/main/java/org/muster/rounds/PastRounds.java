package org.muster.rounds;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.people.Tree;
import org.muster.people.Trees;
import org.muster.shared.CurrentInstitution;
import org.muster.situation.Trend;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** How the last rounds ended for a unit. */
@Service
public class PastRounds {

  /** What the bars show: those who did not report by themselves. */
  private static final List<Trend.Part> PARTS =
      List.of(
          new Trend.Part("rounds.state.reported", ""),
          new Trend.Part("rounds.state.proxy", "b-proxy"),
          new Trend.Part("rounds.state.excused", "b-excused"),
          new Trend.Part("rounds.state.unreachable", "b-unreachable"),
          new Trend.Part("rounds.state.missing", "b-missing"));

  private static final int SHOWN = 14;

  // The one that is open is read elsewhere.
  private static final Duration FRESH = Duration.ofSeconds(20);

  /** Fourteen days of every class of a large campus, of which few are ever looked at. */
  private static final int ENDED = 20_000;

  private record Key(UUID institution, UUID round, UUID unit) {}

  /** A round that was opened again and closed anew is another, and so it is over another tree. */
  private record Ended(UUID institution, UUID round, Instant closedAt, UUID unit, long revision) {}

  private final JdbcClient jdbc;
  private final Rounds rounds;
  private final ClosureRepository closures;
  private final Trees trees;
  private final Cache<Key, Trend> kept =
      Caffeine.newBuilder().expireAfterWrite(FRESH).maximumSize(1_000).build();
  private final Cache<Ended, Tally> ended =
      Caffeine.newBuilder().expireAfterAccess(Duration.ofDays(2)).maximumSize(ENDED).build();

  PastRounds(JdbcClient jdbc, Rounds rounds, ClosureRepository closures, Trees trees) {
    this.jdbc = jdbc;
    this.rounds = rounds;
    this.closures = closures;
    this.trees = trees;
  }

  /** What the university signed, by round: one that is open or was opened again is not in it. */
  public Map<UUID, Tally> signed(Collection<Round> rounds) {
    return closures.ofUniversity(rounds.stream().map(Round::id).toArray(UUID[]::new)).stream()
        .collect(Collectors.toMap(Closure::round, Closure::tally));
  }

  /** The last rounds up to this one that asked the unit by the same form, oldest first. */
  public Trend of(Round round, UUID unit) {
    return kept.get(new Key(CurrentInstitution.get(), round.id(), unit), key -> read(round, unit));
  }

  private Trend read(Round round, UUID unit) {
    var past =
        rounds.newest(SHOWN * 4).stream()
            .filter(one -> one.openedAt() != null && one.formCode().equals(round.formCode()))
            .filter(one -> !one.opensAt().isAfter(round.opensAt()))
            .limit(SHOWN)
            .toList();
    var tallies = tallies(past, unit, round.frozen());
    var days =
        past.reversed().stream()
            .map(one -> day(one, tallies.getOrDefault(one.id(), Tally.NONE)))
            .filter(day -> day.whole() > 0)
            .toList();
    return new Trend("rounds.trend", "rounds.trend.what", "rounds.expected", PARTS, days);
  }

  /** What is over is counted once. */
  private Map<UUID, Tally> tallies(List<Round> past, UUID unit, long revision) {
    var over = new HashSet<Ended>();
    var open = new ArrayList<UUID>();
    for (var one : past) {
      if (one.closedAt() == null) {
        open.add(one.id());
      } else {
        over.add(new Ended(CurrentInstitution.get(), one.id(), one.closedAt(), unit, revision));
      }
    }
    var tallies = new HashMap<UUID, Tally>();
    var found =
        ended.getAll(
            over,
            unknown -> {
              var ids = unknown.stream().map(Ended::round).toList();
              var counted = count(ids, unit, revision);
              return unknown.stream()
                  .collect(
                      Collectors.toMap(
                          key -> key, key -> counted.getOrDefault(key.round(), Tally.NONE)));
            });
    found.forEach((key, tally) -> tallies.put(key.round(), tally));
    tallies.putAll(count(open, unit, revision));
    return tallies;
  }

  private Map<UUID, Tally> count(List<UUID> ids, UUID unit, long revision) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    var tree = trees.units(revision);
    var units =
        tree.find(unit).map(tree::below).orElse(List.of()).stream()
            .map(Tree.Node::id)
            .toArray(UUID[]::new);
    var counts = new HashMap<UUID, Map<RollState, Integer>>();
    jdbc.sql(
            """
            select round_id, state, count(*) from rounds.roll
             where institution_id = ? and round_id = any (?) and unit_id = any (?)
             group by round_id, state
            """)
        .params(CurrentInstitution.get(), ids.toArray(UUID[]::new), units)
        .query(
            row -> {
              counts
                  .computeIfAbsent(row.getObject(1, UUID.class), none -> new HashMap<>())
                  .put(RollState.of(row.getString(2)), row.getInt(3));
            });
    return counts.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> Tally.of(entry.getValue())));
  }

  private static Trend.Day day(Round round, Tally tally) {
    return new Trend.Day(
        round.day(),
        round.name(),
        "/rounds/" + round.id(),
        !round.open(),
        tally.roll(),
        List.of(
            tally.reported(),
            tally.proxy(),
            tally.excused(),
            tally.unreachable(),
            tally.missing()));
  }
}
