package org.muster.rounds.web;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.people.Institutions;
import org.muster.people.Scope;
import org.muster.people.Tree;
import org.muster.rounds.Board;
import org.muster.rounds.Closure;
import org.muster.rounds.Closures;
import org.muster.rounds.Level;
import org.muster.rounds.Proofs;
import org.muster.rounds.Round;
import org.muster.rounds.Totals;
import org.muster.shared.Problem;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The levels of a round's sign-off: who signed, who has not, and the proof that it still holds. */
@Controller
class ClosuresController {

  private final AskedRound asked;
  private final Board board;
  private final Closures closures;
  private final Proofs proofs;
  private final Signatures signatures;
  private final Signing signing;
  private final Institutions institutions;

  ClosuresController(
      AskedRound asked,
      Board board,
      Closures closures,
      Proofs proofs,
      Signatures signatures,
      Signing signing,
      Institutions institutions) {
    this.asked = asked;
    this.board = board;
    this.closures = closures;
    this.proofs = proofs;
    this.signatures = signatures;
    this.signing = signing;
    this.institutions = institutions;
  }

  /**
   * The page.
   *
   * @param proof 1 to recompute what was signed
   */
  @GetMapping("/rounds/{id}/closures")
  String page(
      Scope scope,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable UUID unit,
      @RequestParam(defaultValue = "") String proof,
      Model model) {
    Staff.require(scope);
    var round = asked.opened(id);
    var totals = board.units(round);
    var tree = totals.tree();
    var node = unit == null ? top(scope, tree) : tree.find(unit).orElseThrow(Problem::notFound);
    if (!scope.covers(node.id())) {
      throw Problem.forbidden();
    }
    var standing = closures.standing(round);
    var own = standing.stream().filter(closure -> closure.unit().equals(node.id())).toList();
    model.addAttribute(
        "page",
        new ClosuresPage(
            round,
            institutions.current().zone(),
            node.id(),
            AskedRound.path(tree, node),
            crumbs(scope, round, tree, node),
            signatures.panel(scope, round, tree, node),
            totals.of(node),
            own,
            own.stream()
                .filter(closure -> signing.may(scope, node, closure.level()))
                .map(Closure::id)
                .toList(),
            below(totals, node, standing),
            "1".equals(proof) ? proofs.of(round) : null));
    return "rounds/closures";
  }

  private static Tree.Node top(Scope scope, Tree tree) {
    return tree.nodes().stream()
        .filter(node -> scope.covers(node.id()))
        .findFirst()
        .orElseThrow(Problem::forbidden);
  }

  private static List<BoardPage.Crumb> crumbs(Scope scope, Round round, Tree tree, Tree.Node node) {
    return tree.path(node).stream()
        .filter(up -> scope.covers(up.id()))
        .map(
            up ->
                new BoardPage.Crumb(
                    up.name(), "/rounds/" + round.id() + "/closures?unit=" + up.id()))
        .toList();
  }

  private static List<ClosuresPage.Line> below(
      Totals totals, Tree.Node node, List<Closure> standing) {
    var leaders = units(standing, Level.CLASS);
    var counsellors = units(standing, Level.COUNSELLOR);
    return totals.tree().children(node).stream()
        .filter(child -> totals.of(child).roll() > 0)
        .map(child -> line(totals, child, leaders, counsellors, standing))
        .toList();
  }

  private static ClosuresPage.Line line(
      Totals totals,
      Tree.Node child,
      Set<UUID> leaders,
      Set<UUID> counsellors,
      List<Closure> standing) {
    var classes =
        totals.tree().below(child).stream()
            .filter(unit -> unit.kind().equals("class") && totals.of(unit).roll() > 0)
            .map(Tree.Node::id)
            .toList();
    return new ClosuresPage.Line(
        child.id(),
        child.name(),
        totals.of(child),
        classes.size(),
        (int) classes.stream().filter(leaders::contains).count(),
        (int) classes.stream().filter(counsellors::contains).count(),
        standing.stream()
            .filter(closure -> closure.unit().equals(child.id()))
            .filter(closure -> closure.level() != Level.CLASS)
            .findFirst()
            .orElse(null));
  }

  private static Set<UUID> units(List<Closure> standing, Level level) {
    return standing.stream()
        .filter(closure -> closure.level() == level)
        .map(Closure::unit)
        .collect(java.util.stream.Collectors.toSet());
  }
}
