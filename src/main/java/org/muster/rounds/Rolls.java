package org.muster.rounds;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.muster.people.Scope;
import org.muster.people.Tree;
import org.muster.people.Trees;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The names behind every number of a round, found through the viewer's scope. */
@Service
public class Rolls {

  private static final String LINES =
      """
      select p.id, p.number, p.name, p.phone, r.unit_id, r.place_id, r.state, r.state_at,
             case r.state
               when 'excused' then (
                 select e.reason from rounds.excusal e
                  where e.institution_id = r.institution_id and e.person_id = r.person_id
                    and e.withdrawn_at is null and o.day between e.from_on and e.until
                  order by e.at desc limit 1)
               when 'unreachable' then (
                 select jsonb_array_length(u.tries)::text from rounds.unreachable u
                  where u.institution_id = r.institution_id and u.round_id = r.round_id
                    and u.person_id = r.person_id order by u.at desc limit 1)
             end,
             coalesce((select cardinality(f.flags) > 0 from rounds.report f
                        where f.institution_id = r.institution_id and f.person_id = r.person_id
                          and f.id = r.report_id), false)
        from rounds.roll r
        join people.person p on p.institution_id = r.institution_id and p.id = r.person_id
        join rounds.round o on o.institution_id = r.institution_id and o.id = r.round_id
       where r.institution_id = :institution and r.round_id = :round
      """;

  private final JdbcClient jdbc;
  private final Trees trees;

  Rolls(JdbcClient jdbc, Trees trees) {
    this.jdbc = jdbc;
    this.trees = trees;
  }

  /**
   * Who stands so, below a unit and a place, class by class.
   *
   * @param state null for everybody
   * @param unit null for all
   * @param place null for all
   * @param limit at most this many, from {@code offset} on
   */
  public List<RollLine> lines(
      Scope scope,
      Round round,
      @Nullable RollState state,
      @Nullable UUID unit,
      @Nullable UUID place,
      int offset,
      int limit) {
    return select(
            scope,
            round,
            state,
            unit == null ? null : below(trees.units(round.frozen()), unit),
            place,
            "order by r.unit_id, r.person_id offset :offset limit :limit")
        .param("offset", offset)
        .param("limit", limit)
        .query(Rolls::line)
        .list();
  }

  /**
   * Who is missing below a node, class by class in the tree's order. The totals say in which
   * classes to look, so that the last five of a million are found without reading the others.
   *
   * @param totals by unit, at most a second old
   */
  public List<RollLine> missing(
      Scope scope, Round round, Totals totals, Tree.Node node, int offset, int limit) {
    var units = new ArrayList<UUID>();
    long found = 0;
    for (var below : totals.tree().below(node)) {
      int missing = totals.at(below).missing();
      if (missing > 0) {
        units.add(below.id());
        found += missing;
      }
      if (found >= (long) offset + limit) {
        break;
      }
    }
    if (units.isEmpty()) {
      return List.of();
    }
    return select(
            scope,
            round,
            RollState.MISSING,
            units.toArray(UUID[]::new),
            null,
            """
            order by array_position(:units::uuid[], r.unit_id), r.person_id
            offset :offset limit :limit
            """)
        .param("offset", offset)
        .param("limit", limit)
        .query(Rolls::line)
        .list();
  }

  /** The same, all of them, one at a time as the database hands them out; within a transaction. */
  public void each(
      Scope scope,
      Round round,
      @Nullable RollState state,
      @Nullable UUID unit,
      Consumer<RollLine> reader) {
    select(
            scope,
            round,
            state,
            unit == null ? null : below(trees.units(round.frozen()), unit),
            null,
            """
            order by (select t.position from people.tree_node t
                       where t.institution_id = r.institution_id and t.revision = o.revision
                         and t.tree = 'units' and t.id = r.unit_id), p.number
            """)
        .query(
            row -> {
              reader.accept(line(row, 0));
            });
  }

  /** One person's place on a roll. */
  public Optional<RollLine> find(Scope scope, Round round, UUID person) {
    return select(scope, round, null, null, null, "and r.person_id = :person")
        .param("person", person)
        .query(Rolls::line)
        .optional();
  }

  private JdbcClient.StatementSpec select(
      Scope scope,
      Round round,
      @Nullable RollState state,
      UUID @Nullable [] units,
      @Nullable UUID place,
      String clause) {
    return jdbc.sql(
            LINES
                + """
                and (:state::text is null or r.state = :state::rounds.state)
                and (:scope::uuid[] is null or r.unit_id = any (:scope::uuid[]))
                and (:units::uuid[] is null or r.unit_id = any (:units::uuid[]))
                and (:places::uuid[] is null or r.place_id = any (:places::uuid[]))
                """
                + clause)
        .param("institution", CurrentInstitution.get())
        .param("round", round.id())
        .param("state", state == null ? null : state.word())
        .param("scope", scope.units())
        .param("units", units)
        .param("places", place == null ? null : below(trees.places(round.frozen()), place));
  }

  private static UUID[] below(Tree tree, UUID id) {
    var node = tree.find(id).orElseThrow(Problem::notFound);
    return tree.below(node).stream().map(Tree.Node::id).toArray(UUID[]::new);
  }

  private static RollLine line(java.sql.ResultSet row, int n) throws java.sql.SQLException {
    return new RollLine(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getObject(5, UUID.class),
        row.getObject(6, UUID.class),
        RollState.of(row.getString(7)),
        Sql.instant(row, 8),
        row.getString(9),
        row.getBoolean(10));
  }
}
