package org.muster.situation.warnings;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.muster.people.Tree;
import org.muster.people.Trees;
import org.muster.situation.Along;
import org.muster.situation.FigureKeeping;
import org.muster.situation.Figures;
import org.muster.situation.KeptFigures;
import org.springframework.stereotype.Component;

/** Looks at a day's figures with each method, and calls what is unusual. */
@Component
class Sentinel {

  /** Over so many days together clusters are looked for. */
  static final int SCAN_DAYS = 3;

  private static final int MOST_YEARS = 5;
  private static final int LEAST_YEARS = 3;

  /** With this probability there will be at least as many as a count is corrected to: 95 %. */
  private static final double LIKELY = 0.9;

  private static final String STUDENTS = "students";

  private final Figures figures;
  private final FigureKeeping keeping;
  private final KeptFigures kept;
  private final Trees trees;
  private final LateReports late;
  private final Judging judging;
  private final Warnings warnings;

  Sentinel(
      Figures figures,
      FigureKeeping keeping,
      KeptFigures kept,
      Trees trees,
      LateReports late,
      Judging judging,
      Warnings warnings) {
    this.figures = figures;
    this.keeping = keeping;
    this.kept = kept;
    this.trees = trees;
    this.late = late;
    this.judging = judging;
    this.warnings = warnings;
  }

  /**
   * Looks at a day.
   *
   * @param preliminary true while the day goes on: what is still to come is not counted
   * @return how many warnings are new
   */
  int look(LocalDate day, LocalDate today, boolean preliminary) {
    keeping.keep(day);
    var homes =
        Homes.of(
            trees.units(),
            trees.places(),
            figures.counted(today, Set.of(STUDENTS)).getOrDefault(STUDENTS, List.of()));
    var called = new ArrayList<Raised>();
    for (var measure : Measure.ALL) {
      // Who is silent becomes fewer, and who is absent is seen at once: of symptoms more come.
      var delay = measure.symptoms() ? late.of(measure.key()) : Optional.<ReportingDelay>empty();
      int since = (int) ChronoUnit.DAYS.between(day, today);
      IntUnaryOperator likely =
          count ->
              delay
                  .flatMap(known -> known.nowcast(count, since, LIKELY))
                  .map(ReportingDelay.Nowcast::low)
                  .orElse(count);
      called.addAll(along(homes, measure, day, preliminary, likely, Along.UNITS));
      called.addAll(along(homes, measure, day, preliminary, likely, Along.PLACES));
      if (!preliminary && day.getDayOfWeek() == DayOfWeek.SUNDAY) {
        called.addAll(weekly(homes, measure, day));
      }
    }
    if (!preliminary) {
      called.addAll(clusters(homes, day));
    }
    return warnings.raise(called);
  }

  private List<Raised> along(
      Homes homes,
      Measure measure,
      LocalDate day,
      boolean preliminary,
      IntUnaryOperator likely,
      Along along) {
    var byDay = kept.days(measure.key(), day.minusDays(UnitCounts.LOOK_BACK), day, along);
    if (!byDay.containsKey(day)) {
      return List.of();
    }
    boolean place = along == Along.PLACES;
    var tree = place ? homes.places() : homes.units();
    var counts = UnitCounts.of(tree, byDay, day);
    var called = new ArrayList<Raised>();
    // What was called below is not called again above: only what is left there.
    var explained = new double[tree.nodes().size()];
    for (var node : tree.nodes().reversed()) {
      var own = counts.of(node);
      if (Judging.judges(node.kind())) {
        int observed = own[own.length - 1];
        int judged = likely.applyAsInt(observed);
        var call =
            judging.judge(
                node.kind(),
                own,
                judged,
                explained[node.position()],
                measure.symptoms(),
                counts.threeInARow());
        if (call.isPresent()) {
          var found = call.get();
          explained[node.position()] =
              Math.max(explained[node.position()], judged - found.expected());
          called.add(
              new Raised(
                  measure.key(),
                  node.id(),
                  node.kind(),
                  Homes.name(tree, node),
                  List.of(),
                  homes.unit(node, place),
                  found.method(),
                  day,
                  observed,
                  judged,
                  found.expected(),
                  found.upper(),
                  found.chance(),
                  preliminary));
        }
      }
      var parent = node.parent();
      if (parent != null) {
        tree.find(parent)
            .ifPresent(above -> explained[above.position()] += explained[node.position()]);
      }
    }
    return called;
  }

  private List<Raised> clusters(Homes homes, LocalDate day) {
    if (homes.living().isEmpty()) {
      return List.of();
    }
    var measures = Measure.ALL.stream().filter(Measure::symptoms).toList();
    var keys = measures.stream().map(Measure::key).collect(Collectors.toSet());
    var days =
        IntStream.range(0, SCAN_DAYS)
            .mapToObj(back -> figures.counted(day.minusDays(back), keys))
            .toList();
    var search = new ClusterSearch(homes);
    var called = new ArrayList<Raised>();
    for (var measure : measures) {
      search
          .of(days.stream().map(one -> one.getOrDefault(measure.key(), List.of())).toList())
          .map(found -> raised(homes, measure, day, found))
          .ifPresent(called::add);
    }
    return called;
  }

  private static Raised raised(
      Homes homes, Measure measure, LocalDate day, ClusterSearch.Found found) {
    var tree = found.place() ? homes.places() : homes.units();
    return new Raised(
        measure.key(),
        found.spot().id(),
        found.spot().kind(),
        Homes.name(tree, found.spot()),
        found.zone(),
        homes.unit(found.spot(), found.place()),
        Warning.Method.SCAN,
        day,
        found.observed(),
        found.observed(),
        found.expected(),
        found.expected(),
        found.p(),
        false);
  }

  /** The week that ends on a day, of the university and its colleges, against earlier years. */
  private List<Raised> weekly(Homes homes, Measure measure, LocalDate sunday) {
    var byDay = kept.days(measure.key(), sunday.minusYears(MOST_YEARS + 1), sunday, Along.UNITS);
    if (byDay.isEmpty() || byDay.firstKey().plusYears(LEAST_YEARS).isAfter(sunday)) {
      return List.of();
    }
    var called = new ArrayList<Raised>();
    for (var node : homes.units().nodes()) {
      if (node.kind().equals("university") || node.kind().equals("college")) {
        var weeks = Weeks.of(byDay, sunday, within(homes.units(), node));
        var method = Farrington.improved(Math.min(MOST_YEARS, weeks.years()));
        method
            .judge(weeks.counts(), weeks.first(), weeks.counts().length - 1)
            .filter(Judged::alarm)
            .ifPresent(
                judged ->
                    called.add(
                        new Raised(
                            measure.key(),
                            node.id(),
                            node.kind(),
                            Homes.name(homes.units(), node),
                            List.of(),
                            node.id(),
                            Warning.Method.FARRINGTON,
                            sunday,
                            (int) weeks.counts()[weeks.counts().length - 1],
                            (int) weeks.counts()[weeks.counts().length - 1],
                            judged.expected(),
                            judged.upper(),
                            method.alpha(),
                            false)));
      }
    }
    return called;
  }

  private static Function<Map<UUID, Integer>, Integer> within(Tree tree, Tree.Node node) {
    var below = tree.below(node).stream().map(Tree.Node::id).toList();
    return counts -> below.stream().mapToInt(id -> counts.getOrDefault(id, 0)).sum();
  }

  /** Weeks that end on the same day of the week; one of which no day is known is not a number. */
  private record Weeks(double[] counts, LocalDate first) {

    static Weeks of(
        SortedMap<LocalDate, Map<UUID, Integer>> byDay,
        LocalDate end,
        Function<Map<UUID, Integer>, Integer> sum) {
      var weeks = new TreeMap<LocalDate, Double>();
      byDay.forEach(
          (day, counts) -> {
            long before = java.time.temporal.ChronoUnit.DAYS.between(day, end) / 7;
            weeks.merge(end.minusWeeks(before), (double) sum.apply(counts), Double::sum);
          });
      var first = weeks.firstKey();
      int n = (int) java.time.temporal.ChronoUnit.WEEKS.between(first, end) + 1;
      var counts = new double[n];
      for (int week = 0; week < n; week++) {
        counts[week] = weeks.getOrDefault(first.plusWeeks(week), Double.NaN);
      }
      return new Weeks(counts, first);
    }

    int years() {
      return (counts.length - 4) / 53;
    }
  }
}
