package org.muster.rounds;

import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.muster.forms.Item;
import org.muster.forms.Kind;
import org.muster.people.Tree;
import org.muster.shared.CurrentInstitution;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Groups the answers of a round by question, part and value, in one statement. */
@Component
class AnswerRows {

  private final JdbcClient jdbc;

  AnswerRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What the statement's rows are handed to. */
  interface Row {
    void take(int item, int kind, int part, String value, int people);
  }

  /**
   * One arm of the union for each question: the items are taken out of the answers once, then each
   * is grouped by itself. Item -1 is the roll, and with kind 1 those who reported.
   */
  void read(
      Round round,
      Tree tree,
      List<Tree.Node> parts,
      UUID @Nullable [] units,
      List<Item> items,
      Row reader) {
    var partOf = new HashMap<UUID, Integer>();
    for (int n = 0; n < parts.size(); n++) {
      for (var node : tree.below(parts.get(n))) {
        partOf.put(node.id(), n);
      }
    }
    var nodes = List.copyOf(partOf.keySet());
    var columns =
        IntStream.range(0, items.size())
            .mapToObj(
                n ->
                    ", d.answers "
                        + (items.get(n).repeats() ? "->" : "->>")
                        + " :i"
                        + n
                        + " as v"
                        + n)
            .collect(Collectors.joining());
    var arms =
        IntStream.range(0, items.size())
            .mapToObj(n -> arm(n, items.get(n)))
            .collect(Collectors.joining());
    var spec =
        jdbc.sql(
                """
                with u as materialized (
                  select * from unnest(:nodes::uuid[], :parts::int[]) as u(id, part)
                ), a as materialized (
                  select coalesce(u.part, -1) as part, r.state in ('reported', 'proxy') as said%s
                    from rounds.roll r
                    left join u on u.id = r.unit_id
                    left join rounds.report d
                      on d.institution_id = r.institution_id and d.round_id = r.round_id
                     and d.person_id = r.person_id and d.id = r.report_id
                   where r.institution_id = :institution and r.round_id = :round
                     and (:units::uuid[] is null or r.unit_id in (select unnest(:units::uuid[])))
                )
                select -1 as item, 0 as kind, part, '' as value, count(*) from a group by part
                union all
                select -1, 1, part, '', count(*) from a where said group by part
                %s
                """
                    .formatted(columns, arms))
            .param("institution", CurrentInstitution.get())
            .param("round", round.id())
            .param("units", units)
            .param("nodes", nodes.toArray(UUID[]::new))
            .param("parts", nodes.stream().map(partOf::get).toArray(Integer[]::new));
    for (int n = 0; n < items.size(); n++) {
      spec = spec.param("i" + n, items.get(n).code());
      if (items.get(n).kind() == Kind.OPEN_CHOICE) {
        spec = spec.param("o" + n, AnswerCounts.offered(items.get(n)).toArray(String[]::new));
      }
    }
    spec.query(
        row -> {
          reader.take(row.getInt(1), row.getInt(2), row.getInt(3), row.getString(4), row.getInt(5));
        });
  }

  private static String arm(int n, Item item) {
    if (item.repeats()) {
      var one = item.kind() == Kind.OPEN_CHOICE ? optionOrOther(n, "e.value") : "e.value";
      return """
      union all
      select %1$d, 0, part, %2$s, count(*)
        from a cross join lateral jsonb_array_elements_text(
               case jsonb_typeof(v%1$d) when 'array' then v%1$d else '[]' end) e
       group by part, 4
      union all
      select %1$d, 0, part, '*', count(*) from a where v%1$d is not null group by part
      """
          .formatted(n, one);
    }
    var value = item.kind() == Kind.OPEN_CHOICE ? optionOrOther(n, "v" + n) : "v" + n;
    if (!item.place()) {
      return """
      union all
      select %1$d, 0, part, %2$s, count(*) from a where v%1$d is not null group by part, 4
      """
          .formatted(n, value);
    }
    return """
    union all
    select %1$d, 1, -1, x.value, sum(x.people)::int from p%1$d x group by x.value
    union all
    select %1$d, 0, x.part, case when x.value ~ '^[0-9]{6}$' then left(x.value, 2) || '0000'
                                 else x.value end, sum(x.people)::int
      from p%1$d x group by x.part, 4
    """
        .replace(
            "p%1$d x",
            "(select part, "
                + value
                + " as value, count(*) as people from a"
                + " where v%1$d is not null group by 1, 2) x")
        .formatted(n);
  }

  /** What people wrote themselves is counted together, never listed. */
  private static String optionOrOther(int n, String value) {
    return "case when %2$s = any (:o%1$d::text[]) then %2$s else '+' end".formatted(n, value);
  }
}
