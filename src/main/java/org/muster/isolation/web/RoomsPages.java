package org.muster.isolation.web;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Actor;
import org.muster.isolation.IsolationRooms;
import org.muster.isolation.IsolationRules;
import org.muster.isolation.StayKind;
import org.muster.isolation.StayRule;
import org.muster.people.Scope;
import org.muster.people.Tree;
import org.muster.people.Trees;
import org.muster.shared.Problem;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Declares a building's rooms as isolation rooms, many at once; and the rules for all. */
@Controller
class RoomsPages {

  private final IsolationRooms rooms;
  private final IsolationRules rules;
  private final Trees trees;

  RoomsPages(IsolationRooms rooms, IsolationRules rules, Trees trees) {
    this.rooms = rooms;
    this.rules = rules;
    this.trees = trees;
  }

  @GetMapping("/isolation/rooms")
  String page(Scope scope, @RequestParam(required = false) @Nullable UUID building, Model model) {
    may(scope);
    var places = trees.places();
    var chosen = building == null ? null : building(places, building);
    model.addAttribute(
        "page",
        new RoomsPage(
            places.nodes().stream().filter(node -> node.kind().equals("building")).toList(),
            chosen,
            chosen == null ? List.of() : rooms.candidates(chosen.id()),
            Arrays.stream(StayKind.values())
                .map(kind -> new RoomsPage.Rule(kind, rules.of(kind)))
                .toList(),
            rules.setting(),
            IsolationWays.rules(scope)));
    return "isolation/rooms";
  }

  @PostMapping("/isolation/rooms")
  String declare(
      Scope scope,
      @RequestParam UUID building,
      @RequestParam(defaultValue = "") List<UUID> room,
      @RequestParam int capacity,
      @RequestParam String sex,
      @RequestParam(defaultValue = "false") boolean bathroom,
      @RequestParam(defaultValue = "false") boolean usable) {
    may(scope);
    rooms.declare(
        building(trees.places(), building).id(),
        room,
        new IsolationRooms.Declaration(capacity, sex, bathroom, usable),
        Actor.current().name());
    return "redirect:/isolation/rooms?building=" + building;
  }

  @PostMapping("/isolation/rules/{kind}")
  String rule(
      Scope scope,
      @PathVariable String kind,
      @RequestParam int days,
      @RequestParam int cool,
      @RequestParam int tests) {
    if (!IsolationWays.rules(scope)) {
      throw Problem.forbidden();
    }
    var of =
        Arrays.stream(StayKind.values())
            .filter(one -> one.word().equals(kind))
            .findFirst()
            .orElseThrow(Problem::notFound);
    rules.set(of, new StayRule(days, cool, tests));
    return "redirect:/isolation/rooms#rules";
  }

  @PostMapping("/isolation/rules")
  String setting(Scope scope, @RequestParam String label, @RequestParam int cleaning) {
    if (!IsolationWays.rules(scope)) {
      throw Problem.forbidden();
    }
    rules.set(new IsolationRules.Setting(label, cleaning));
    return "redirect:/isolation/rooms#rules";
  }

  private static Tree.Node building(Tree places, UUID id) {
    return places
        .find(id)
        .filter(node -> node.kind().equals("building"))
        .orElseThrow(Problem::notFound);
  }

  private static void may(Scope scope) {
    if (!IsolationWays.keeps(scope)) {
      throw Problem.forbidden();
    }
  }
}
