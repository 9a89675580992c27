package org.muster.rounds;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.muster.forms.Forms;
import org.muster.forms.Item;
import org.muster.forms.Kind;
import org.muster.forms.Places;
import org.muster.people.PostKind;
import org.muster.people.Scope;
import org.muster.people.Tree;
import org.muster.people.Trees;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Counts what was answered in a round: one statement for all questions. Who reads no answers is
 * told counts of what is not about health; class leaders are told nothing.
 */
@Service
public class AnswerCounts {

  /** What is answered in words is read, not counted. */
  private static final Set<Kind> WORDS = Set.of(Kind.STRING, Kind.TEXT, Kind.ATTACHMENT);

  /** An item's counts as the statement finds them: value, then part, then people. */
  private static final class Found {
    private final Map<String, int[]> byPart = new LinkedHashMap<>();
    private final Map<String, Integer> exact = new HashMap<>();
  }

  private final JdbcClient jdbc;
  private final Forms forms;
  private final Trees trees;

  AnswerCounts(JdbcClient jdbc, Forms forms, Trees trees) {
    this.jdbc = jdbc;
    this.forms = forms;
    this.trees = trees;
  }

  /**
   * The counts of a round over the viewer's charge.
   *
   * @throws Problem 403 for one in whose charge there is nobody
   */
  public Counted of(Scope scope, Round round) {
    boolean reads = scope.holds(PostKind.WORKING_GROUP) || !scope.whole();
    UUID[] units = scope.whole() ? null : scope.answerUnits();
    if (units != null && units.length == 0) {
      throw Problem.forbidden();
    }
    var tree = trees.units(round.frozen());
    var charge = units == null ? null : Set.of(units);
    var parts = parts(tree, charge);
    var items =
        forms.version(round.form()).form().questions().stream()
            .filter(item -> !WORDS.contains(item.kind()) && (reads || !item.health()))
            .toList();
    int all = parts.size();
    var roll = new int[all + 1];
    var said = new int[all + 1];
    var found = items.stream().map(item -> new Found()).toList();
    read(
        round,
        tree,
        parts,
        units,
        items,
        (item, kind, part, value, people) -> {
          int at = part < 0 ? all : part;
          if (item < 0) {
            var into = kind == 0 ? roll : said;
            into[all] += people;
            if (at < all) {
              into[at] += people;
            }
          } else if (kind == 1) {
            found.get(item).exact.merge(value, people, Integer::sum);
          } else {
            var counts = found.get(item).byPart.computeIfAbsent(value, any -> new int[all + 1]);
            counts[all] += people;
            if (at < all) {
              counts[at] += people;
            }
          }
        });
    var questions = new ArrayList<Counted.Question>();
    for (int n = 0; n < items.size(); n++) {
      questions.add(question(items.get(n), found.get(n)));
    }
    return new Counted(
        parts.stream().map(node -> new Counted.Part(node.id(), node.name())).toList(),
        roll,
        said,
        questions,
        reads);
  }

  /** The highest units below which the charge divides: colleges, or the classes of one. */
  private static List<Tree.Node> parts(Tree tree, @Nullable Set<UUID> charge) {
    var at = tree.roots().getFirst();
    while (true) {
      var below =
          tree.children(at).stream()
              .filter(
                  child ->
                      charge == null
                          || tree.below(child).stream().anyMatch(it -> charge.contains(it.id())))
              .toList();
      if (below.size() != 1) {
        return below;
      }
      at = below.getFirst();
    }
  }

  /** What the statement's rows are handed to. */
  private interface Row {
    void take(int item, int kind, int part, String value, int people);
  }

  /**
   * One arm of the union for each question: the items are taken out of the answers once, then each
   * is grouped by itself. Item -1 is the roll, and with kind 1 those who reported.
   */
  private void read(
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
        spec = spec.param("o" + n, offered(items.get(n)).toArray(String[]::new));
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

  private static Counted.Question question(Item item, Found found) {
    var counts = new LinkedHashMap<>(found.byPart);
    var several = item.repeats() ? counts.remove(AnswerIs.ANY) : null;
    var answers = new ArrayList<Counted.Answer>();
    int width = counts.values().stream().findFirst().map(any -> any.length).orElse(1);
    // Every option has its row, also where nobody chose it.
    for (var value : offered(item)) {
      var those = counts.remove(value);
      answers.add(new Counted.Answer(value, those == null ? new int[width] : those));
    }
    counts.entrySet().stream()
        .map(entry -> new Counted.Answer(entry.getKey(), entry.getValue()))
        .sorted(order(item))
        .forEach(answers::add);
    var exact =
        found.exact.entrySet().stream()
            .collect(
                Collectors.groupingBy(
                    entry -> Places.prefecture(entry.getKey()),
                    Collectors.summingInt(Map.Entry::getValue)))
            .entrySet()
            .stream()
            .map(entry -> new Counted.Answer(entry.getKey(), new int[] {entry.getValue()}))
            .sorted(Comparator.comparingInt(Counted.Answer::count).reversed())
            .toList();
    return new Counted.Question(
        item, answers, exact, several == null ? sum(answers, width) : several);
  }

  private static int[] sum(List<Counted.Answer> answers, int width) {
    var sum = new int[width];
    for (var answer : answers) {
      for (int n = 0; n < width; n++) {
        sum[n] += answer.counts()[n];
      }
    }
    return sum;
  }

  private static List<String> offered(Item item) {
    return item.kind() == Kind.BOOLEAN
        ? List.of("true", "false")
        : item.options().stream().map(option -> option.code()).toList();
  }

  /** Numbers by size, days by date, places and words of one's own by how many say so. */
  private static Comparator<Counted.Answer> order(Item item) {
    return switch (item.kind()) {
      case INTEGER, DECIMAL ->
          Comparator.comparing(answer -> new java.math.BigDecimal(answer.value()));
      case DATE -> Comparator.comparing(Counted.Answer::value);
      default ->
          Comparator.comparingInt(Counted.Answer::count)
              .reversed()
              .thenComparing(Counted.Answer::value);
    };
  }
}
