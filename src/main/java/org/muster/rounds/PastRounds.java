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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** How the last rounds ended for a unit. */
@Service
public class PastRounds {

  /** One round's figures for the unit. */
  public record Point(Round round, Tally tally) {}

  private static final int SHOWN = 14;

  // Rounds that are over hardly change; the one that is open is read elsewhere.
  private static final Duration FRESH = Duration.ofSeconds(20);

  private record Key(UUID institution, UUID round, UUID unit) {}

  private final JdbcClient jdbc;
  private final Rounds rounds;
  private final Trees trees;
  private final Cache<Key, List<Point>> kept =
      Caffeine.newBuilder().expireAfterWrite(FRESH).maximumSize(1_000).build();

  PastRounds(JdbcClient jdbc, Rounds rounds, Trees trees) {
    this.jdbc = jdbc;
    this.rounds = rounds;
    this.trees = trees;
  }

  /** The last rounds up to this one that asked the unit by the same form, oldest first. */
  public List<Point> of(Round round, UUID unit) {
    return kept.get(new Key(CurrentInstitution.get(), round.id(), unit), key -> read(round, unit));
  }

  private List<Point> read(Round round, UUID unit) {
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
    return past.reversed().stream()
        .map(one -> new Point(one, tally(counts.getOrDefault(one.id(), Map.of()))))
        .filter(point -> point.tally().roll() > 0)
        .toList();
  }

  private static Tally tally(Map<RollState, Integer> counts) {
    return new Tally(
        counts.values().stream().mapToInt(Integer::intValue).sum(),
        counts.getOrDefault(RollState.REPORTED, 0),
        counts.getOrDefault(RollState.PROXY, 0),
        counts.getOrDefault(RollState.EXCUSED, 0),
        counts.getOrDefault(RollState.UNREACHABLE, 0));
  }
}
