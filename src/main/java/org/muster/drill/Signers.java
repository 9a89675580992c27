package org.muster.drill;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.muster.identity.Viewer;
import org.muster.people.Chain;
import org.muster.people.PostKind;
import org.muster.people.Tree;
import org.muster.people.Trees;
import org.muster.rounds.Board;
import org.muster.rounds.Closures;
import org.muster.rounds.Level;
import org.muster.rounds.Round;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * From the deadline on every half hour: who answers for a class in which nobody is missing signs
 * it; a college is signed when all its classes are, the university when all its colleges are.
 */
@Component
@Order(60)
class Signers implements Part {

  private final Faces faces;
  private final Closures closures;
  private final Board board;
  private final Trees trees;
  private final Chain chain;

  Signers(Faces faces, Closures closures, Board board, Trees trees, Chain chain) {
    this.faces = faces;
    this.closures = closures;
    this.board = board;
    this.trees = trees;
    this.chain = chain;
  }

  private record Signed(UUID unit, Level level) {}

  /** Who may sign what, for one look. */
  private record Pens(
      Map<UUID, List<UUID>> classes, Map<UUID, List<UUID>> colleges, Map<UUID, Viewer> viewers) {}

  @Override
  public void play(Scene scene) {
    if (!scene.atWork() || !scene.every(30)) {
      return;
    }
    for (var round : scene.open()) {
      if (!round.dueAt().isAfter(scene.at())) {
        sign(round);
      }
    }
  }

  private void sign(Round round) {
    var tree = trees.units(round.frozen());
    var totals = board.now(round);
    var signed = new HashSet<Signed>();
    closures.standing(round).forEach(one -> signed.add(new Signed(one.unit(), one.level())));
    var pens = pens();
    boolean all = true;
    for (var root : tree.roots()) {
      for (var college : below(tree, root, "college")) {
        boolean whole = true;
        for (var one : below(tree, college, "class")) {
          if (totals.of(one).roll() > 0) {
            whole &=
                totals.of(one).whole()
                    && sign(round, one, Level.COUNSELLOR, pens.classes(), pens, signed);
          }
        }
        if (totals.of(college).roll() > 0) {
          all &=
              whole
                  && sign(
                      round, college, Level.COLLEGE, ofCollege(tree, college, pens), pens, signed);
        }
      }
      if (all && totals.of(root).whole()) {
        chain
            .last()
            .ifPresent(
                last ->
                    sign(
                        round,
                        root,
                        Level.UNIVERSITY,
                        Map.of(root.id(), List.of(last)),
                        pens,
                        signed));
      }
    }
  }

  private Pens pens() {
    var classes = chain.ofClasses(PostKind.COUNSELLOR);
    var colleges = chain.ofClasses(PostKind.CHIEF_COUNSELLOR);
    var people = new HashSet<UUID>();
    classes.values().forEach(people::addAll);
    colleges.values().forEach(people::addAll);
    chain.last().ifPresent(people::add);
    return new Pens(classes, colleges, faces.viewers(List.copyOf(people)));
  }

  /** Who acts above the classes of a college. */
  private static Map<UUID, List<UUID>> ofCollege(Tree tree, Tree.Node college, Pens pens) {
    return below(tree, college, "class").stream()
        .map(one -> pens.colleges().getOrDefault(one.id(), List.of()))
        .filter(acting -> !acting.isEmpty())
        .findFirst()
        .map(acting -> Map.of(college.id(), acting))
        .orElse(Map.of());
  }

  private static List<Tree.Node> below(Tree tree, Tree.Node node, String kind) {
    return tree.below(node).stream().filter(one -> one.kind().equals(kind)).toList();
  }

  /** True when it is signed, now or before. */
  private boolean sign(
      Round round,
      Tree.Node node,
      Level level,
      Map<UUID, List<UUID>> acting,
      Pens pens,
      Set<Signed> signed) {
    if (signed.contains(new Signed(node.id(), level))) {
      return true;
    }
    var viewer =
        acting.getOrDefault(node.id(), List.of()).stream()
            .map(pens.viewers()::get)
            .filter(java.util.Objects::nonNull)
            .findFirst();
    viewer.ifPresent(
        by -> Faces.as(by, () -> closures.close(round, node.id(), level, by.person(), by.name())));
    return viewer.isPresent();
  }
}
