package org.muster.rounds;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.muster.people.Mark;
import org.muster.people.PostKind;
import org.muster.people.Scope;
import org.muster.people.Tree;
import org.muster.people.Trees;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Problem;
import org.muster.shared.Seals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * The names behind every number of a round, found through the viewer's scope. A line tells no more
 * than its reader may know: flags and reasons are left out where the answers are not theirs to
 * read.
 */
@Service
public class Rolls {

  /** With a place for the charge. */
  private static final String FROM =
      """
        from rounds.roll r
        join people.person p on p.institution_id = r.institution_id and p.id = r.person_id
        join rounds.round o on o.institution_id = r.institution_id and o.id = r.round_id
        left join rounds.report d on d.institution_id = r.institution_id
          and d.round_id = r.round_id and d.person_id = r.person_id and d.id = r.report_id
        left join people.tree_node t on t.institution_id = r.institution_id
          and t.revision = o.revision and t.tree = 'units' and t.id = r.unit_id
       where r.institution_id = :institution and r.round_id = :round
         and (:state::text is null or r.state = :state::rounds.state)
         and (not :flagged or cardinality(d.flags) > 0)
         and <answer>
         and %s
         and (:units::uuid[] is null or r.unit_id = any (:units::uuid[]))
         and (:places::uuid[] is null or r.place_id = any (:places::uuid[]))
         and (not :nowhere or r.place_id is null)
         and (:prefix::text is null or lower(p.number) like :prefix or lower(p.name) like :prefix
              or p.initials like :prefix)
      """
          .replace("<answer>", AnswerIs.CONDITION);

  private static final String LINE =
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
             coalesce(cardinality(d.flags) > 0, false)
      """;

  private final JdbcClient jdbc;
  private final Trees trees;
  private final Seals seals;

  Rolls(JdbcClient jdbc, Trees trees, Seals seals) {
    this.jdbc = jdbc;
    this.seals = seals;
    this.trees = trees;
  }

  /** The names asked for, as far as the scope covers them. */
  public List<RollLine> lines(Scope scope, Round round, RollQuery query) {
    var way = query.down() ? " desc" : "";
    var order =
        switch (query.sort()) {
          case UNIT -> "order by t.position" + way + ", p.number";
          case NUMBER -> "order by p.number" + way;
          // By pinyin, as people look names up.
          case NAME -> "order by p.name collate \"zh-x-icu\"" + way + ", p.number";
        };
    return select(LINE + FROM + order + " offset :offset limit :limit", scope, round, query)
        .param("offset", query.offset())
        .param("limit", query.limit())
        .query((row, n) -> line(scope, row))
        .list();
  }

  /**
   * Who is missing below a node, class by class in the tree's order. The totals say in which
   * classes to look, so that the last five of a million are found without reading the others.
   *
   * @param totals by unit, a moment old
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
            LINE
                + FROM
                + """
                order by array_position(:units::uuid[], r.unit_id), r.person_id
                offset :offset limit :limit
                """,
            scope,
            round,
            RollQuery.of(RollState.MISSING, null, limit))
        .param("units", units.toArray(UUID[]::new))
        .param("offset", offset)
        .param("limit", limit)
        .query((row, n) -> line(scope, row))
        .list();
  }

  /** Everybody, one at a time as the database hands them out; within a transaction. */
  public void each(Scope scope, Round round, Consumer<RollLine> reader) {
    select(LINE + FROM + "order by t.position, p.number", scope, round, RollQuery.of(null, null, 0))
        .query(
            row -> {
              reader.accept(line(scope, row));
            });
  }

  /** One person's place on a roll. */
  public Optional<RollLine> find(Scope scope, Round round, UUID person) {
    return select(
            LINE + FROM + "and r.person_id = :person", scope, round, RollQuery.of(null, null, 1))
        .param("person", person)
        .query((row, n) -> line(scope, row))
        .optional();
  }

  private RollLine line(Scope scope, ResultSet row) throws SQLException {
    UUID person = row.getObject(1, UUID.class);
    UUID unit = row.getObject(5, UUID.class);
    boolean reads = scope.readsAnswers(unit);
    return new RollLine(
        person,
        row.getString(2),
        row.getString(3),
        row.getString(4),
        unit,
        row.getObject(6, UUID.class),
        RollState.of(row.getString(7)),
        Sql.instant(row, 8),
        reads || scope.whole() ? note(person, row.getString(9)) : null,
        reads && row.getBoolean(10));
  }

  private @Nullable String note(UUID person, @Nullable String stored) {
    return stored == null ? null : seals.open(Excusals.REASON, person, stored);
  }

  /** How many there are of them, on all pages. */
  public int count(Scope scope, Round round, RollQuery query) {
    return select("select count(*)" + FROM, scope, round, query).query(Integer.class).single();
  }

  private JdbcClient.StatementSpec select(String sql, Scope scope, Round round, RollQuery query) {
    var answer = query.answer();
    var within = query.flagged() || answer != null ? readers(scope) : scope;
    return jdbc.sql(sql.formatted(Sql.covered(within)))
        .param("institution", CurrentInstitution.get())
        .param("round", round.id())
        .param("state", query.state() == null ? null : query.state().word())
        .param("flagged", query.flagged())
        .param("item", answer == null ? null : answer.item())
        .param("answer", answer == null ? null : answer.value())
        .param("under", answer != null && answer.under())
        .param("scope", within.units())
        .param(
            "units", query.unit() == null ? null : below(trees.units(round.frozen()), query.unit()))
        .param(
            "places",
            query.place() == null ? null : below(trees.places(round.frozen()), query.place()))
        .param("nowhere", query.nowhere())
        .param("prefix", prefix(query.words()));
  }

  /** To be asked for flags, a unit must be one whose answers may be read. */
  private static Scope readers(Scope scope) {
    var charges = new EnumMap<PostKind, java.util.Set<UUID>>(PostKind.class);
    scope.charges().forEach(charges::put);
    charges.remove(PostKind.CLASS_LEADER);
    charges.remove(PostKind.DATA_TEAM);
    return new Scope(scope.institution(), scope.person(), charges);
  }

  private static @Nullable String prefix(@Nullable String words) {
    return words == null || words.isBlank()
        ? null
        // A name copied from a list brings its mark.
        : Mark.without(words)
                .strip()
                .replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_")
                .toLowerCase(Locale.ROOT)
            + "%";
  }

  private static UUID[] below(Tree tree, UUID id) {
    var node = tree.find(id).orElseThrow(Problem::notFound);
    return tree.below(node).stream().map(Tree.Node::id).toArray(UUID[]::new);
  }
}
