package org.muster.rounds.web;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.people.PostKind;
import org.muster.people.Scope;
import org.muster.people.Tree;
import org.muster.rounds.Closure;
import org.muster.rounds.Closures;
import org.muster.rounds.Level;
import org.muster.rounds.Round;
import org.springframework.stereotype.Component;

/** The signatures of a round as its pages show them. */
@Component
class Signatures {

  /** Named on a page; the rest is counted. */
  private static final int NAMED = 12;

  private final Closures closures;
  private final Signing signing;

  Signatures(Closures closures, Signing signing) {
    this.closures = closures;
    this.signing = signing;
  }

  /** The panel of a unit; null for a kind of unit that nobody signs. */
  @Nullable SignaturePanel panel(Scope scope, Round round, Tree tree, Tree.Node node) {
    var level = level(scope, node);
    if (level == null) {
      return null;
    }
    var standing = closures.standing(round);
    var signed = units(standing);
    String kind = node.kind().equals("university") ? "college" : "class";
    var below =
        level == Level.UNIVERSITY || level == Level.COLLEGE
            ? tree.below(node).stream().filter(unit -> unit.kind().equals(kind)).toList()
            : List.<Tree.Node>of();
    return new SignaturePanel(
        node.id(),
        node.name(),
        level,
        signing.may(scope, node, level),
        standing.stream().filter(closure -> closure.unit().equals(node.id())).toList(),
        (int) below.stream().filter(unit -> signed.contains(unit.id())).count(),
        below.size(),
        below.stream()
            .filter(unit -> !signed.contains(unit.id()))
            .limit(NAMED)
            .map(Tree.Node::name)
            .toList());
  }

  private static @Nullable Level level(Scope scope, Tree.Node node) {
    return switch (node.kind()) {
      case "university" -> Level.UNIVERSITY;
      case "college" -> Level.COLLEGE;
      case "class" ->
          scope.units(PostKind.CLASS_LEADER).contains(node.id()) ? Level.CLASS : Level.COUNSELLOR;
      default -> null;
    };
  }

  private static Set<UUID> units(List<Closure> standing) {
    var units = new HashSet<UUID>();
    standing.forEach(closure -> units.add(closure.unit()));
    return units;
  }
}
