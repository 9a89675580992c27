package org.muster.rounds;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

  // Rounds that are over hardly change; the one that is open is read elsewhere.
  private static final Duration FRESH = Duration.ofSeconds(20);

  private record Key(UUID institution, UUID round, UUID unit) {}

  private final JdbcClient jdbc;
  private final Rounds rounds;
  private final Trees trees;
  private final Cache<Key, Trend> kept =
      Caffeine.newBuilder().expireAfterWrite(FRESH).maximumSize(1_000).build();

  PastRounds(JdbcClient jdbc, Rounds rounds, Trees trees) {
    this.jdbc = jdbc;
    this.rounds = rounds;
    this.trees = trees;
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
    var tree = trees.units(round.frozen());
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
        .params(CurrentInstitution.get(), past.stream().map(Round::id).toArray(UUID[]::new), units)
        .query(
            row -> {
              counts
                  .computeIfAbsent(row.getObject(1, UUID.class), none -> new HashMap<>())
                  .put(RollState.of(row.getString(2)), row.getInt(3));
            });
    var days =
        past.reversed().stream()
            .map(one -> day(one, Tally.of(counts.getOrDefault(one.id(), Map.of()))))
            .filter(day -> day.whole() > 0)
            .toList();
    return new Trend("rounds.trend", "rounds.trend.what", "rounds.expected", PARTS, days);
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
