package org.muster.directives;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.people.Scope;
import org.muster.people.Tree;
import org.muster.people.Trees;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The figures that came back, summed up, and who has not returned theirs. */
@Service
public class Returns {

  /**
   * A college's figures, or those of all.
   *
   * @param unit null for all, and for those who belong to no unit
   * @param sums by question
   */
  public record Line(
      @Nullable UUID unit, String name, int receivers, int returned, Map<Integer, Long> sums) {}

  /**
   * What one receiver returned.
   *
   * @param answer null where it is missing
   */
  public record Return(
      UUID person, String name, String number, @Nullable String unit, @Nullable Answer answer) {}

  /** An item with its figures: all, by college, by name. */
  public record Sheet(Item item, Line all, List<Line> colleges, List<Return> returns) {

    /** Those who have not returned theirs. */
    public List<Return> missing() {
      return returns.stream().filter(one -> one.answer() == null).toList();
    }

    /** When the newest figure in it was given; null for none. */
    public @Nullable Instant asOf() {
      Instant newest = null;
      for (var one : returns) {
        var answer = one.answer();
        if (answer != null && (newest == null || answer.at().isAfter(newest))) {
          newest = answer.at();
        }
      }
      return newest;
    }
  }

  /** What those to whom an item was forwarded returned together. */
  public record Proposal(int receivers, int returned, Map<Integer, Long> sums) {}

  private record Placed(@Nullable UUID unit, Return line) {}

  private final JdbcClient jdbc;
  private final Sight sight;
  private final ItemTable items;
  private final AnswerTable answers;
  private final Trees trees;

  Returns(JdbcClient jdbc, Sight sight, ItemTable items, AnswerTable answers, Trees trees) {
    this.jdbc = jdbc;
    this.sight = sight;
    this.items = items;
    this.answers = answers;
    this.trees = trees;
  }

  /** The figures of each item that asks for some, as far as the viewer may see. */
  public List<Sheet> sheets(UUID directive, Scope scope) {
    var asked =
        items.of(directive).stream().filter(item -> item.kind() == Item.Kind.RETURN).toList();
    var colleges = new Colleges(trees.units());
    var byItem = returns(directive, scope);
    return asked.stream()
        .map(item -> sheet(item, byItem.getOrDefault(item.n(), List.of()), colleges))
        .toList();
  }

  private static Sheet sheet(Item item, List<Placed> returns, Colleges colleges) {
    var nodes = new HashMap<UUID, Tree.Node>();
    var lines = new HashMap<UUID, Line>();
    var all = new Line(null, "", 0, 0, Map.of());
    for (var one : returns) {
      all = plus(all, one.line());
      var node = colleges.of(one.unit());
      if (node != null) {
        nodes.put(node.id(), node);
        lines.put(
            node.id(),
            plus(
                lines.getOrDefault(node.id(), new Line(node.id(), node.name(), 0, 0, Map.of())),
                one.line()));
      }
    }
    var sorted =
        nodes.values().stream()
            .sorted(Comparator.comparingInt(Tree.Node::position))
            .map(node -> lines.get(node.id()))
            .filter(java.util.Objects::nonNull)
            .toList();
    return new Sheet(item, all, sorted, returns.stream().map(Placed::line).toList());
  }

  private static Line plus(Line line, Return one) {
    var sums = new TreeMap<>(line.sums());
    var answer = one.answer();
    if (answer != null) {
      answer.numbers().forEach((n, value) -> sums.merge(n, value, Long::sum));
    }
    return new Line(
        line.unit(),
        line.name(),
        line.receivers() + 1,
        line.returned() + (answer == null ? 0 : 1),
        sums);
  }

  /** One row a receiver and item: staff by the hundred, students by the thousand, no more. */
  private Map<Integer, List<Placed>> returns(UUID directive, Scope scope) {
    var view = sight.of(directive, scope);
    var found = new HashMap<Integer, List<Placed>>();
    jdbc.sql(
            """
            select i.n, a.at, a.by_person, a.by_name, a.filled, a.note, a.document_id, o.name,
                   a.numbers::text, a.words::text, r.person_id, p.name, p.number, u.name, r.unit_id
              from directives.receiver r
              join directives.item i on i.institution_id = r.institution_id
               and i.directive_id = r.directive_id and i.kind = 'return'
              join people.person p on p.institution_id = r.institution_id and p.id = r.person_id
              left join people.unit u on u.institution_id = r.institution_id and u.id = r.unit_id
              left join directives.answer a
                on a.institution_id = r.institution_id and a.directive_id = r.directive_id
               and a.item_n = i.n and a.person_id = r.person_id and a.superseded_at is null
              left join directives.document o
                on o.institution_id = a.institution_id and o.id = a.document_id
             where r.institution_id = :institution and r.directive_id = :directive
               and (:all or %s)
             order by i.n, u.name, p.number
            """
                .formatted(Sight.BELOW))
        .params(sight.parameters(scope))
        .param("all", view.issuer())
        .param("directive", directive)
        .query(
            row -> {
              boolean given = row.getObject(2, OffsetDateTime.class) != null;
              found
                  .computeIfAbsent(row.getInt(1), none -> new ArrayList<>())
                  .add(
                      new Placed(
                          row.getObject(15, UUID.class),
                          new Return(
                              row.getObject(11, UUID.class),
                              row.getString(12),
                              row.getString(13),
                              row.getString(14),
                              given ? answers.read(row) : null)));
            });
    return found;
  }

  /** What was returned of the items that a receiver forwarded, by the number of their own item. */
  public Map<Integer, Proposal> proposals(UUID directive, UUID holder) {
    var found = new HashMap<Integer, Proposal>();
    jdbc.sql(
            """
            with forwarded as (
              select i.parent_n, i.directive_id, i.n from directives.directive d
                join directives.item i
                  on i.institution_id = d.institution_id and i.directive_id = d.id
                 and i.kind = 'return' and i.parent_n is not null
               where d.institution_id = :institution and d.parent_id = :directive
                 and d.parent_person = :holder and d.withdrawn_at is null
            ), given as (
              select f.parent_n, r.person_id, a.id, a.numbers from forwarded f
                join directives.receiver r
                  on r.institution_id = :institution and r.directive_id = f.directive_id
                left join directives.answer a on a.institution_id = :institution
                 and a.directive_id = f.directive_id and a.item_n = f.n
                 and a.person_id = r.person_id and a.superseded_at is null
            )
            select g.parent_n, count(*), count(g.id),
                   (select jsonb_object_agg(s.key, s.sum)::text
                      from (select e.key, sum(e.value::bigint) as sum
                              from given h cross join lateral jsonb_each_text(h.numbers) e
                             where h.parent_n = g.parent_n group by e.key) s)
              from given g group by g.parent_n
            """)
        .param("institution", org.muster.shared.CurrentInstitution.get())
        .param("directive", directive)
        .param("holder", holder)
        .query(
            row -> {
              found.put(
                  row.getInt(1),
                  new Proposal(row.getInt(2), row.getInt(3), answers.numbers(row.getString(4))));
            });
    return found;
  }
}
