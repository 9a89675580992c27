package org.muster.rounds;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.people.Tree;
import org.muster.people.Trees;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * The totals of a part of a round: by place of those below a unit, by unit of those below a place.
 * The whole is the {@link Board}'s.
 */
@Service
public class Slices {

  private record Key(UUID institution, UUID round, String column, UUID within) {}

  private final JdbcClient jdbc;
  private final Trees trees;
  private final Board board;
  private final LiveCounts<Totals> kept = new LiveCounts<>();

  Slices(JdbcClient jdbc, Trees trees, Board board) {
    this.jdbc = jdbc;
    this.trees = trees;
    this.board = board;
  }

  /** Totals by unit of those who live below a place; of everybody where it is null. */
  public Totals byUnit(Round round, @Nullable UUID place) {
    if (place == null) {
      return board.units(round);
    }
    var key = new Key(CurrentInstitution.get(), round.id(), "unit_id", place);
    var within = trees.places(round.frozen());
    return kept.get(
        key, !round.open(), () -> count(key, trees.units(round.frozen()), "place_id", within));
  }

  /** Totals by place of those below a unit; of everybody where it is null. */
  public Totals byPlace(Round round, @Nullable UUID unit) {
    if (unit == null) {
      return board.places(round);
    }
    var key = new Key(CurrentInstitution.get(), round.id(), "place_id", unit);
    var within = trees.units(round.frozen());
    return kept.get(
        key, !round.open(), () -> count(key, trees.places(round.frozen()), "unit_id", within));
  }

  /** The tallies of single classes as they are this moment, for those who have just changed one. */
  public Map<UUID, Tally> now(Round round, Collection<UUID> classes) {
    var counting = new Totals.Counting(trees.units(round.frozen()));
    jdbc.sql(
            """
            select unit_id, state, count(*) from rounds.roll
             where institution_id = ? and round_id = ? and unit_id = any (?) group by unit_id, state
            """)
        .params(CurrentInstitution.get(), round.id(), classes.toArray(UUID[]::new))
        .query(
            row -> {
              counting.add(
                  row.getObject(1, UUID.class), RollState.of(row.getString(2)), row.getInt(3));
            });
    var totals = counting.done();
    var tallies = new HashMap<UUID, Tally>();
    classes.forEach(
        id -> totals.tree().find(id).ifPresent(node -> tallies.put(id, totals.of(node))));
    return tallies;
  }

  private Totals count(Key key, Tree tree, String filter, Tree filterTree) {
    var node = filterTree.find(key.within()).orElseThrow(Problem::notFound);
    var counting = new Totals.Counting(tree);
    jdbc.sql(
            """
            select %1$s, state, count(*) from rounds.roll
             where institution_id = ? and round_id = ? and %2$s = any (?) group by %1$s, state
            """
                .formatted(key.column(), filter))
        .params(
            key.institution(),
            key.round(),
            filterTree.below(node).stream().map(Tree.Node::id).toArray(UUID[]::new))
        .query(
            row -> {
              counting.add(
                  row.getObject(1, UUID.class), RollState.of(row.getString(2)), row.getInt(3));
            });
    return counting.done();
  }
}
