package org.muster.rounds;

import java.util.UUID;
import org.muster.people.Tree;
import org.muster.people.Trees;
import org.muster.shared.CurrentInstitution;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The totals of a round, by unit and by place. One grouped query serves everyone who looks. */
@Service
public class Board {

  private record Key(UUID institution, UUID round, boolean closed, String tree) {}

  private final JdbcClient jdbc;
  private final Trees trees;
  private final LiveCounts<Totals> totals = new LiveCounts<>();

  Board(JdbcClient jdbc, Trees trees) {
    this.jdbc = jdbc;
    this.trees = trees;
  }

  /** The totals of an opened round by unit; a moment old at most, a few seconds at a million. */
  public Totals units(Round round) {
    return totals.get(
        new Key(CurrentInstitution.get(), round.id(), !round.open(), "units"),
        !round.open(),
        () -> count(round, "unit_id", trees.units(round.frozen())));
  }

  /** The same by place. */
  public Totals places(Round round) {
    return totals.get(
        new Key(CurrentInstitution.get(), round.id(), !round.open(), "places"),
        !round.open(),
        () -> count(round, "place_id", trees.places(round.frozen())));
  }

  /** How those of some units stand this moment, for what will be signed; it reads no other rows. */
  Tally now(Round round, UUID[] units) {
    var counts = new java.util.EnumMap<RollState, Integer>(RollState.class);
    jdbc.sql(
            """
            select state, count(*) from rounds.roll
             where institution_id = ? and round_id = ? and unit_id = any (?) group by state
            """)
        .params(CurrentInstitution.get(), round.id(), units)
        .query(
            row -> {
              counts.put(RollState.of(row.getString(1)), row.getInt(2));
            });
    return Tally.of(counts);
  }

  /** The totals by unit as they are this moment. */
  public Totals now(Round round) {
    return count(round, "unit_id", trees.units(round.frozen()));
  }

  private Totals count(Round round, String column, Tree tree) {
    var counting = new Totals.Counting(tree);
    if (round.rollDestroyedAt() != null) {
      signed(round, counting);
      return counting.done();
    }
    jdbc.sql(
            """
            select %1$s, state, count(*) from rounds.roll
             where institution_id = ? and round_id = ? group by %1$s, state
            """
                .formatted(column))
        .params(CurrentInstitution.get(), round.id())
        .query(
            row -> {
              counting.add(
                  row.getObject(1, UUID.class), RollState.of(row.getString(2)), row.getInt(3));
            });
    return counting.done();
  }

  /**
   * What was signed stands when the roll behind it has been destroyed: class by class where every
   * class was signed, the whole where not. Places were not signed for, so they stay empty.
   */
  private void signed(Round round, Totals.Counting counting) {
    jdbc.sql(
            """
            with standing as (
              select distinct on (unit_id) unit_id, level, roll, reported, proxy, excused, unreachable
                from rounds.closure
               where institution_id = ? and round_id = ? and reopened_at is null
               order by unit_id, level
            ), classes as (
              select * from standing where level in ('class', 'counsellor')
            )
            select unit_id, reported, proxy, excused, unreachable from classes
             where (select sum(roll) from classes)
                   = (select roll from standing where level = 'university')
            union all
            select unit_id, reported, proxy, excused, unreachable from standing
             where level = 'university' and roll is distinct from (select sum(roll) from classes)
            """)
        .params(CurrentInstitution.get(), round.id())
        .query(
            row -> {
              var unit = row.getObject(1, UUID.class);
              counting.add(unit, RollState.REPORTED, row.getInt(2));
              counting.add(unit, RollState.PROXY, row.getInt(3));
              counting.add(unit, RollState.EXCUSED, row.getInt(4));
              counting.add(unit, RollState.UNREACHABLE, row.getInt(5));
            });
  }
}
