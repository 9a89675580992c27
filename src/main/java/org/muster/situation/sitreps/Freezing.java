package org.muster.situation.sitreps;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.muster.people.Institutions;
import org.muster.people.Tree;
import org.muster.shared.Text;
import org.muster.situation.Along;
import org.muster.situation.FigureKeeping;
import org.muster.situation.Figures;
import org.muster.situation.KeptFigures;
import org.muster.situation.Standing;
import org.springframework.stereotype.Component;

/** Counts everything that rooms hold, writes it down, and takes it as it then stands. */
@Component
class Freezing {

  /** Two weeks are shown as pictures. */
  private static final int DAYS = 14;

  private final Figures figures;
  private final FigureKeeping keeping;
  private final KeptFigures kept;
  private final Institutions institutions;
  private final Clock clock;

  Freezing(
      Figures figures,
      FigureKeeping keeping,
      KeptFigures kept,
      Institutions institutions,
      Clock clock) {
    this.figures = figures;
    this.keeping = keeping;
    this.kept = kept;
    this.institutions = institutions;
    this.clock = clock;
  }

  Frozen now(Text t, Optional<Sitrep> last) {
    var day = institutions.today();
    keeping.keep(day);
    var at = clock.instant();
    var standing = new LinkedHashMap<String, Standing>();
    for (var figure : figures.all()) {
      kept.asOf(figure.key(), day, at).ifPresent(one -> standing.put(figure.key(), one));
    }
    var before = last.map(Sitrep::frozen).orElse(null);
    var lines = new ArrayList<Frozen.Figure>();
    for (var figure : figures.all()) {
      var one = standing.get(figure.key());
      if (one != null) {
        lines.add(
            new Frozen.Figure(
                figure.key(),
                t.of(figure.labelKey()),
                t.of(figure.definitionKey()),
                one.all(),
                before(before, figure.key())));
      }
    }
    return new Frozen(
        institutions.current().name(),
        day,
        at,
        last.map(one -> previous(one)).orElse(null),
        lines,
        colleges(standing),
        days(day));
  }

  private static Frozen.Previous previous(Sitrep last) {
    return new Frozen.Previous(Objects.requireNonNull(last.number()), last.frozen().at());
  }

  private static @Nullable Integer before(@Nullable Frozen frozen, String key) {
    return frozen == null ? null : frozen.figure(key).map(Frozen.Figure::value).orElse(null);
  }

  private static List<Frozen.College> colleges(Map<String, Standing> standing) {
    if (standing.isEmpty()) {
      return List.of();
    }
    var colleges = new ArrayList<Frozen.College>();
    var tree = standing.values().iterator().next().tree();
    for (var node : tree.nodes()) {
      if (node.kind().equals("college")) {
        colleges.add(new Frozen.College(node.name(), values(standing, node)));
      }
    }
    return colleges;
  }

  private static Map<String, Integer> values(Map<String, Standing> standing, Tree.Node college) {
    var values = new HashMap<String, Integer>();
    standing.forEach(
        (key, one) ->
            one.tree()
                .find(college.id())
                .map(one::of)
                .filter(count -> count != 0)
                .ifPresent(count -> values.put(key, count)));
    return values;
  }

  private List<Frozen.Day> days(LocalDate day) {
    var days = new TreeMap<LocalDate, Map<String, Integer>>();
    for (var key : Pictures.KEYS) {
      kept.days(key, day.minusDays(DAYS - 1L), day, Along.UNITS)
          .forEach(
              (of, counts) ->
                  days.computeIfAbsent(of, none -> new HashMap<>())
                      .put(key, counts.values().stream().mapToInt(Integer::intValue).sum()));
    }
    return days.entrySet().stream()
        .map(one -> new Frozen.Day(one.getKey(), one.getValue()))
        .toList();
  }
}
