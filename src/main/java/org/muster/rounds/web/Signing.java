package org.muster.rounds.web;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.identity.Viewer;
import org.muster.people.PostKind;
import org.muster.people.Scope;
import org.muster.people.Tree;
import org.muster.people.Trees;
import org.muster.rounds.Closure;
import org.muster.rounds.Closures;
import org.muster.rounds.Level;
import org.muster.rounds.Round;
import org.muster.shared.Problem;
import org.springframework.stereotype.Component;

/** Who may sign what: asked by the pages and by the API. */
@Component
class Signing {

  private final Closures closures;
  private final Trees trees;
  private final Clock clock;

  Signing(Closures closures, Trees trees, Clock clock) {
    this.closures = closures;
    this.trees = trees;
    this.clock = clock;
  }

  Instant now() {
    return clock.instant();
  }

  /**
   * Signs for the viewer.
   *
   * @param unit null for the whole institution
   * @param level null for the highest at which the viewer may sign this unit
   */
  Closure sign(
      Scope scope, Viewer viewer, Round round, @Nullable UUID unit, @Nullable Level level) {
    if (round.openedAt() == null) {
      throw Problem.conflict("rounds.not-open");
    }
    var tree = trees.units(round.frozen());
    var node =
        unit == null ? tree.roots().getFirst() : tree.find(unit).orElseThrow(Problem::notFound);
    var at = level == null ? highest(scope, node) : level;
    if (!may(scope, node, at)) {
      throw Problem.forbidden();
    }
    return closures.close(round, node.id(), at, viewer.person(), viewer.name());
  }

  /** True when the viewer may sign this unit of the round at this level. */
  boolean may(Scope scope, Round round, UUID unit, Level level) {
    return trees
        .units(round.frozen())
        .find(unit)
        .map(node -> may(scope, node, level))
        .orElse(false);
  }

  /** True when the viewer may sign this unit at this level. */
  boolean may(Scope scope, Tree.Node node, Level level) {
    boolean fits =
        switch (level) {
          case CLASS, COUNSELLOR -> node.kind().equals("class");
          case COLLEGE -> node.kind().equals("college");
          case UNIVERSITY -> node.kind().equals("university");
        };
    if (!fits) {
      throw Problem.unprocessable("rounds.not-a-level");
    }
    return scope.whole()
        || switch (level) {
          case CLASS ->
              scope.units(PostKind.CLASS_LEADER).contains(node.id())
                  || scope.units(PostKind.COUNSELLOR).contains(node.id());
          case COUNSELLOR -> scope.units(PostKind.COUNSELLOR).contains(node.id());
          case COLLEGE -> scope.units(PostKind.CHIEF_COUNSELLOR).contains(node.id());
          case UNIVERSITY -> false;
        };
  }

  private static Level highest(Scope scope, Tree.Node node) {
    return switch (node.kind()) {
      case "university" -> Level.UNIVERSITY;
      case "college" -> Level.COLLEGE;
      case "class" ->
          scope.units(PostKind.COUNSELLOR).contains(node.id()) ? Level.COUNSELLOR : Level.CLASS;
      default -> throw Problem.unprocessable("rounds.not-a-level");
    };
  }
}
