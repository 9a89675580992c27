package org.muster.rounds.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.people.Institutions;
import org.muster.people.Scope;
import org.muster.people.Tree;
import org.muster.people.Trees;
import org.muster.rounds.Closures;
import org.muster.rounds.Level;
import org.muster.rounds.Nudges;
import org.muster.rounds.RollQuery;
import org.muster.rounds.RollState;
import org.muster.rounds.Rolls;
import org.muster.rounds.Round;
import org.muster.rounds.Slices;
import org.muster.rounds.Tally;
import org.muster.shared.Problem;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The class leader's page. */
@Controller
class ClassController {

  /** More than any class has. */
  private static final int CLASS_SIZE = 500;

  private final AskedRound asked;
  private final Slices slices;
  private final Rolls rolls;
  private final Closures closures;
  private final Signing signing;
  private final Nudges nudges;
  private final Trees trees;
  private final Institutions institutions;

  ClassController(
      AskedRound asked,
      Slices slices,
      Rolls rolls,
      Closures closures,
      Signing signing,
      Nudges nudges,
      Trees trees,
      Institutions institutions) {
    this.asked = asked;
    this.slices = slices;
    this.rolls = rolls;
    this.closures = closures;
    this.signing = signing;
    this.nudges = nudges;
    this.trees = trees;
    this.institutions = institutions;
  }

  @GetMapping("/class/{id}")
  String page(
      Scope scope,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable UUID round,
      Model model) {
    if (!scope.covers(id)) {
      throw Problem.forbidden();
    }
    model.addAttribute(
        "page", asked.find(round).map(found -> of(scope, id, found)).orElseGet(() -> none(id)));
    return "rounds/class";
  }

  private ClassPage of(Scope scope, UUID id, Round round) {
    var tree = trees.units(round.frozen());
    var found = tree.find(id);
    if (found.isEmpty()) {
      return none(id);
    }
    var node = found.get();
    if (!node.kind().equals("class")) {
      throw Problem.notFound();
    }
    var signed =
        closures.standing(round).stream()
            .filter(closure -> tree.find(closure.unit()).orElseThrow().holds(node))
            .sorted(java.util.Comparator.comparing(org.muster.rounds.Closure::level))
            .toList();
    return new ClassPage(
        id,
        node.name(),
        round,
        institutions.current().zone(),
        signing.now(),
        slices.now(round, List.of(id)).getOrDefault(id, Tally.NONE),
        rolls.lines(scope, round, RollQuery.of(RollState.MISSING, id, CLASS_SIZE)).stream()
            .map(Callee::of)
            .toList(),
        signed,
        signing.may(scope, node, Level.CLASS),
        nudges.last(round, id).orElse(null));
  }

  /** A class that no round has asked yet. */
  private ClassPage none(UUID id) {
    Tree.Node node = trees.units().find(id).orElseThrow(Problem::notFound);
    return new ClassPage(
        id,
        node.name(),
        null,
        institutions.current().zone(),
        signing.now(),
        Tally.NONE,
        List.of(),
        List.of(),
        false,
        null);
  }
}
