package org.muster.directives;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.people.Tree;

/** Finds the college of units, on one tree. */
record Colleges(Tree tree) {

  /** The college of a unit; the unit itself where it is in none; null for no unit. */
  Tree.@Nullable Node of(@Nullable UUID unit) {
    var here = unit == null ? null : tree.find(unit).orElse(null);
    var at = here;
    while (at != null && !at.kind().equals("college")) {
      at = at.parent() == null ? null : tree.find(at.parent()).orElse(null);
    }
    return at == null ? here : at;
  }

  /** A unit with all below it, for SQL; null for no unit. */
  UUID @Nullable [] below(@Nullable UUID unit) {
    return unit == null
        ? null
        : tree.find(unit).stream()
            .flatMap(
                node ->
                    // Whoever has the whole in their charge is no part of a college.
                    node.parent() == null
                        ? java.util.stream.Stream.of(node)
                        : tree.below(node).stream())
            .map(Tree.Node::id)
            .toArray(UUID[]::new);
  }
}
