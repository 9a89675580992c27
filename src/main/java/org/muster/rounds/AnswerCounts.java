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

  /** Whose counts: of all, or of some units. */
  private record Key(
      UUID institution, UUID round, boolean closed, @Nullable Set<UUID> units, boolean reads) {}

  private final AnswerRows rows;
  private final Forms forms;
  private final Trees trees;
  private final LiveCounts<Counted> kept = new LiveCounts<>();

  AnswerCounts(AnswerRows rows, Forms forms, Trees trees) {
    this.rows = rows;
    this.forms = forms;
    this.trees = trees;
  }

  /**
   * The counts of a round over the viewer's charge, a moment old at most.
   *
   * @throws Problem 403 for one in whose charge there is nobody
   */
  public Counted of(Scope scope, Round round) {
    boolean reads = scope.holds(PostKind.WORKING_GROUP) || !scope.whole();
    UUID[] units = scope.whole() ? null : scope.answerUnits();
    if (units != null && units.length == 0) {
      throw Problem.forbidden();
    }
    var charge = units == null ? null : Set.of(units);
    return kept.get(
        new Key(CurrentInstitution.get(), round.id(), !round.open(), charge, reads),
        !round.open(),
        () -> count(round, charge, reads));
  }

  private Counted count(Round round, @Nullable Set<UUID> charge, boolean reads) {
    var tree = trees.units(round.frozen());
    var parts = parts(tree, charge);
    var units = charge == null ? null : charge.toArray(UUID[]::new);
    var items =
        forms.version(round.form()).form().questions().stream()
            .filter(item -> !WORDS.contains(item.kind()) && (reads || !item.health()))
            .toList();
    int all = parts.size();
    var roll = new int[all + 1];
    var said = new int[all + 1];
    var found = items.stream().map(item -> new Found()).toList();
    rows.read(
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

  static List<String> offered(Item item) {
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
