package org.muster.rounds.web;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.people.Tree;
import org.muster.rounds.Round;
import org.muster.rounds.Rounds;
import org.springframework.stereotype.Component;

/** The round a page is about: the one its address names, else the current one. */
@Component
class AskedRound {

  private final Rounds rounds;

  AskedRound(Rounds rounds) {
    this.rounds = rounds;
  }

  /** Empty where no round has been opened yet. */
  Optional<Round> find(@Nullable UUID named) {
    return (named == null ? rounds.current() : Optional.of(rounds.get(named)))
        .filter(round -> round.openedAt() != null);
  }

  /** A round with a roll, that must be there. */
  Round opened(UUID named) {
    var round = rounds.get(named);
    if (round.openedAt() == null) {
      throw org.muster.shared.Problem.conflict("rounds.not-open");
    }
    return round;
  }

  /** A node's whole name: college, grade, class; without the university. */
  static String path(Tree tree, Tree.Node node) {
    var path = tree.path(node);
    return path.stream()
        .skip(path.size() > 1 ? 1 : 0)
        .map(Tree.Node::name)
        .collect(java.util.stream.Collectors.joining(" · "));
  }
}
