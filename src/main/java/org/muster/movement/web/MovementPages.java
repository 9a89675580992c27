package org.muster.movement.web;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.muster.identity.Viewer;
import org.muster.movement.Leave;
import org.muster.movement.Leaves;
import org.muster.movement.Rule;
import org.muster.movement.Rules;
import org.muster.people.PostKind;
import org.muster.people.Scope;
import org.muster.shared.Divisions;
import org.muster.shared.Problem;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who is away, who should be back, who comes back; and the rule that decides whose it is. */
@Controller
class MovementPages {

  private final Leaves leaves;
  private final Rules rules;
  private final Divisions divisions;
  private final Clock clock;

  MovementPages(Leaves leaves, Rules rules, Divisions divisions, Clock clock) {
    this.leaves = leaves;
    this.rules = rules;
    this.divisions = divisions;
    this.clock = clock;
  }

  /** True for those who answer for students. */
  static boolean answers(Scope scope) {
    return scope.holds(PostKind.COUNSELLOR)
        || scope.holds(PostKind.CHIEF_COUNSELLOR)
        || scope.holds(PostKind.WORKING_GROUP);
  }

  @GetMapping("/movement")
  String page(Viewer viewer, Scope scope, Model model) {
    var mine = viewer.person() == null ? List.<Leave>of() : leaves.of(viewer.person());
    var open = answers(scope) ? leaves.open(within(scope)) : null;
    var observed = leaves.observed(answers(scope) ? within(scope) : nobody(scope));
    model.addAttribute(
        "page",
        new MovementPage(
            mine,
            open,
            observed,
            regions(mine, open == null ? List.of() : open, observed),
            Rules.isFor(scope),
            clock.instant()));
    return "movement/movement";
  }

  /** Without the classes that somebody leads: leaders are told nothing of where others are. */
  static Scope within(Scope scope) {
    var charges = new HashMap<>(scope.charges());
    charges.remove(PostKind.CLASS_LEADER);
    return new Scope(scope.institution(), scope.person(), charges, scope.opened());
  }

  private static Scope nobody(Scope scope) {
    return new Scope(scope.institution(), scope.person(), Map.of());
  }

  private Map<String, String> regions(
      List<Leave> mine, List<Leave> open, List<Leaves.Observed> observed) {
    var names = new HashMap<String, String>();
    Stream.concat(
            Stream.concat(mine.stream(), open.stream())
                .flatMap(one -> Optional.ofNullable(one.region()).stream()),
            observed.stream().flatMap(one -> Optional.ofNullable(one.region()).stream()))
        .forEach(code -> names.computeIfAbsent(code, divisions::name));
    return names;
  }

  @PostMapping("/movement/{id}/back")
  String back(Viewer viewer, Scope scope, @PathVariable UUID id) {
    leaves.ended(id, scope, viewer.name());
    return "redirect:/movement";
  }

  @PostMapping("/movement/{id}/cancellation")
  String cancel(Scope scope, @PathVariable UUID id) {
    leaves.cancel(id, scope);
    return "redirect:/movement";
  }

  @GetMapping("/movement/rule")
  String rule(Scope scope, Model model) {
    if (!Rules.isFor(scope)) {
      throw Problem.forbidden();
    }
    var rule = rules.today();
    model.addAttribute("rule", rule);
    model.addAttribute(
        "regions", String.join("\n", rule.regions().stream().map(divisions::name).toList()));
    model.addAttribute("province", rule.province() == null ? "" : divisions.name(rule.province()));
    model.addAttribute("names", divisions.upToPrefectures());
    return "movement/rule";
  }

  @PostMapping("/movement/rule")
  String set(
      Viewer viewer,
      Scope scope,
      @RequestParam int chief,
      @RequestParam int simple,
      @RequestParam int observe,
      @RequestParam(defaultValue = "") String province,
      @RequestParam(defaultValue = "") String regions) {
    rules.set(
        new Rule(
            chief,
            simple,
            province.isBlank() ? null : code(province),
            observe,
            regions
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(this::code)
                .distinct()
                .toList()),
        scope,
        viewer.name());
    return "redirect:/movement/rule";
  }

  private String code(String typed) {
    var name = typed.strip();
    return divisions.known(name)
        ? name
        : divisions.named(name).orElseThrow(() -> Problem.unprocessable("movement.rule"));
  }
}
