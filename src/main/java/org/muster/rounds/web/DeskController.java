package org.muster.rounds.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.identity.Viewer;
import org.muster.people.Institutions;
import org.muster.people.PostKind;
import org.muster.people.Scope;
import org.muster.people.Tree;
import org.muster.people.Trees;
import org.muster.rounds.Closure;
import org.muster.rounds.Closures;
import org.muster.rounds.Level;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The counsellor's desk: numbers that open their lists, the classes, and the day's signature. */
@Controller
class DeskController {

  private final AskedRound asked;
  private final Slices slices;
  private final Trees trees;
  private final Rolls rolls;
  private final Closures closures;
  private final Signing signing;
  private final Institutions institutions;

  DeskController(
      AskedRound asked,
      Slices slices,
      Trees trees,
      Rolls rolls,
      Closures closures,
      Signing signing,
      Institutions institutions) {
    this.asked = asked;
    this.slices = slices;
    this.trees = trees;
    this.rolls = rolls;
    this.closures = closures;
    this.signing = signing;
    this.institutions = institutions;
  }

  @GetMapping("/desk")
  String desk(Scope scope, @RequestParam(required = false) @Nullable UUID round, Model model) {
    var mine = mine(scope);
    model.addAttribute(
        "page",
        asked
            .find(round)
            .map(found -> of(mine, found))
            .orElseGet(
                () ->
                    new DeskPage(
                        null,
                        institutions.current().zone(),
                        signing.now(),
                        Tally.NONE,
                        List.of(),
                        List.of(),
                        0,
                        List.of())));
    return "rounds/desk";
  }

  /** Signs every own class in which nobody is missing; the page then says which were left. */
  @PostMapping("/rounds/{id}/desk/signature")
  String sign(Scope scope, Viewer viewer, @PathVariable UUID id) {
    var mine = mine(scope);
    var round = asked.opened(id);
    for (var own : classes(mine, round)) {
      if (own.own() != null || own.tally().roll() == 0) {
        continue;
      }
      try {
        signing.sign(mine, viewer, round, own.id(), Level.COUNSELLOR);
      } catch (Problem changed) {
        // Reopened, or signed by a stand-in, since the page was drafted: the page shows it.
        if (!changed.code().equals("rounds.missing")
            && !changed.code().equals("rounds.signed-already")) {
          throw changed;
        }
      }
    }
    return "redirect:/desk?round=" + id;
  }

  private static Scope mine(Scope scope) {
    if (!scope.holds(PostKind.COUNSELLOR)) {
      throw Problem.forbidden();
    }
    return NamesController.asCounsellor(scope);
  }

  private DeskPage of(Scope mine, Round round) {
    var classes = classes(mine, round);
    var flagged = RollQuery.flagged(null, DeskPage.SHOWN);
    return new DeskPage(
        round,
        institutions.current().zone(),
        signing.now(),
        classes.stream().map(DeskPage.ClassLine::tally).reduce(Tally.NONE, DeskPage::plus),
        classes,
        rolls.lines(mine, round, flagged),
        rolls.count(mine, round, flagged),
        rolls.lines(mine, round, RollQuery.of(RollState.MISSING, null, DeskPage.SHOWN)).stream()
            .map(Callee::of)
            .toList());
  }

  private List<DeskPage.ClassLine> classes(Scope mine, Round round) {
    var own =
        trees.units(round.frozen()).nodes().stream()
            .filter(node -> node.kind().equals("class") && mine.covers(node.id()))
            .toList();
    var tallies = slices.now(round, own.stream().map(Tree.Node::id).toList());
    var standing = closures.standing(round);
    return own.stream()
        .map(
            node ->
                new DeskPage.ClassLine(
                    node.id(),
                    node.name(),
                    tallies.getOrDefault(node.id(), Tally.NONE),
                    signature(standing, node, Level.CLASS),
                    signature(standing, node, Level.COUNSELLOR)))
        .toList();
  }

  private static @Nullable Closure signature(List<Closure> standing, Tree.Node node, Level level) {
    return standing.stream()
        .filter(closure -> closure.unit().equals(node.id()) && closure.level() == level)
        .findFirst()
        .orElse(null);
  }
}
