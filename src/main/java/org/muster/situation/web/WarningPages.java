package org.muster.situation.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Trail;
import org.muster.identity.Viewer;
import org.muster.people.Institutions;
import org.muster.people.Scope;
import org.muster.people.Tree;
import org.muster.people.Trees;
import org.muster.shared.Problem;
import org.muster.shared.Text;
import org.muster.situation.Along;
import org.muster.situation.KeptFigures;
import org.muster.situation.warnings.Measure;
import org.muster.situation.warnings.Warning;
import org.muster.situation.warnings.Warnings;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Warnings: which are open, what each says, and what it was. */
@Controller
@RequestMapping("/situation/warnings")
class WarningPages {

  private static final int DAYS = 14;
  private static final int SHOWN = 50;

  private final Warnings warnings;
  private final WarningWords words;
  private final KeptFigures kept;
  private final Trees trees;
  private final Institutions institutions;
  private final Trail trail;
  private final Clock clock;

  WarningPages(
      Warnings warnings,
      WarningWords words,
      KeptFigures kept,
      Trees trees,
      Institutions institutions,
      Trail trail,
      Clock clock) {
    this.warnings = warnings;
    this.words = words;
    this.kept = kept;
    this.trees = trees;
    this.institutions = institutions;
    this.trail = trail;
    this.clock = clock;
  }

  @GetMapping
  String all(Scope scope, Text t, Model model) {
    var today = institutions.today();
    model.addAttribute(
        "page",
        new WarningsPage(
            lines(warnings.open(scope), t),
            lines(warnings.settled(scope, SHOWN), t),
            Measure.ALL.stream()
                .map(
                    one ->
                        new WarningsPage.Watched(
                            words.label(one.key(), t),
                            kept.days(
                                    one.key(),
                                    today.minusDays(DAYS),
                                    today.minusDays(1),
                                    Along.UNITS)
                                .size()))
                .toList(),
            clock.instant(),
            institutions.current().zone()));
    return "situation/warnings";
  }

  private List<WarningsPage.Line> lines(List<Warning> those, Text t) {
    return those.stream()
        .map(one -> new WarningsPage.Line(one, words.label(one.measure(), t), words.says(one, t)))
        .toList();
  }

  @GetMapping("/{id}")
  String one(Scope scope, Text t, @PathVariable UUID id, Model model) {
    var warning = warnings.get(scope, id);
    trail.record("situation.warning-read", "warning", id, Map.of());
    model.addAttribute(
        "page",
        new WarningPage(
            warning,
            words.label(warning.measure(), t),
            words.says(warning, t),
            picture(warning),
            zone(warning),
            warnings.words(scope, warning),
            clock.instant(),
            institutions.current().zone()));
    return "situation/warning";
  }

  @PostMapping("/{id}/settlement")
  String settle(
      Viewer viewer,
      Scope scope,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String outcome,
      @RequestParam(defaultValue = "") String words) {
    warnings.get(scope, id);
    var chosen =
        Stream.of(Warning.Outcome.values())
            .filter(one -> one.word().equals(outcome))
            .findFirst()
            .orElseThrow(() -> Problem.unprocessable("situation.warning-outcome"));
    warnings.settle(scope, id, chosen, words, viewer.person(), viewer.name());
    return "redirect:/situation/warnings/" + id;
  }

  /** The counts of its unit or place up to its day; of a cluster those of all its classes. */
  private @Nullable Picture picture(Warning warning) {
    if (warning.method() == Warning.Method.FARRINGTON) {
      return null;
    }
    boolean cluster = !warning.zone().isEmpty();
    boolean place = warning.ofPlace() && !cluster;
    var below = below(warning, place ? trees.places() : trees.units());
    var counts =
        kept.days(
            warning.measure(),
            warning.day().minusDays(DAYS),
            warning.day(),
            place ? Along.PLACES : Along.UNITS);
    var days = new ArrayList<Picture.Day>();
    for (LocalDate day : counts.keySet()) {
      int sum =
          counts.get(day).entrySet().stream()
              .filter(one -> below.contains(one.getKey()))
              .mapToInt(Map.Entry::getValue)
              .sum();
      days.add(new Picture.Day(day, sum));
    }
    return days.isEmpty()
        ? null
        : new Picture(days, warning.expected(), cluster ? 0 : warning.upper());
  }

  private static HashSet<UUID> below(Warning warning, Tree tree) {
    var below = new HashSet<>(warning.zone());
    if (below.isEmpty()) {
      tree.find(warning.spot())
          .ifPresent(node -> tree.below(node).forEach(one -> below.add(one.id())));
    }
    return below;
  }

  private List<String> zone(Warning warning) {
    if (warning.zone().isEmpty()) {
      return List.of();
    }
    var units = trees.units();
    var places = trees.places();
    return warning.zone().stream()
        .flatMap(id -> Stream.concat(units.find(id).stream(), places.find(id).stream()))
        .map(Tree.Node::name)
        .sorted()
        .toList();
  }
}
