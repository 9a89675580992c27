package org.muster.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.muster.people.Institution;
import org.muster.people.PersonLine;
import org.muster.people.Tree;
import org.muster.people.Trees;
import org.muster.rounds.Board;
import org.muster.rounds.Closures;
import org.muster.rounds.Level;
import org.muster.rounds.Round;
import org.muster.shared.PlayedTime;
import org.springframework.stereotype.Component;

/** Signs made-up rounds off, by the people of the chain. */
@Component
class SigningPlay {

  private static final LocalTime CLASSES = LocalTime.of(10, 0);
  private static final LocalTime COLLEGES = LocalTime.of(14, 0);
  private static final LocalTime UNIVERSITY = LocalTime.of(16, 30);

  private final Closures closures;
  private final Board board;
  private final Trees trees;

  SigningPlay(Closures closures, Board board, Trees trees) {
    this.closures = closures;
    this.board = board;
    this.trees = trees;
  }

  /** Signs a round at every level; what was signed before stays. */
  void signAll(Round round, Cast cast, Institution institution) {
    var signing = new Signing(round, signed(round));
    var tree = trees.units(round.frozen());
    int n = 0;
    var at = Window.at(institution, round.day(), CLASSES);
    for (var node : tree.nodes()) {
      if (node.kind().equals("class")) {
        signing.sign(node, Level.COUNSELLOR, cast.counsellor(node.id()), at.plusSeconds(15L * n++));
      }
    }
    n = 0;
    at = Window.at(institution, round.day(), COLLEGES);
    for (var node : tree.nodes()) {
      if (node.kind().equals("college")) {
        signing.sign(
            node, Level.COLLEGE, cast.chief(node.id()), at.plus(Duration.ofMinutes(7L * n++)));
      }
    }
    signing.sign(
        tree.roots().getFirst(),
        Level.UNIVERSITY,
        cast.head(),
        Window.at(institution, round.day(), UNIVERSITY));
  }

  /** Of the classes where nobody is missing, most leaders have confirmed, and some counsellors. */
  void signSome(Round round, Cast cast, Instant at) {
    var signing = new Signing(round, signed(round));
    var totals = board.units(round);
    int n = 0;
    for (var node : trees.units(round.frozen()).nodes()) {
      if (node.kind().equals("class") && totals.of(node).whole()) {
        n++;
        if (n % 5 != 0) {
          signing.sign(node, Level.CLASS, cast.leader(node.id()), at);
        }
        if (n % 5 == 1) {
          signing.sign(node, Level.COUNSELLOR, cast.counsellor(node.id()), at);
        }
      }
    }
  }

  private record Place(UUID unit, Level level) {}

  private Set<Place> signed(Round round) {
    var signed = new HashSet<Place>();
    closures.standing(round).forEach(c -> signed.add(new Place(c.unit(), c.level())));
    return signed;
  }

  private final class Signing {

    private final Round round;
    private final Set<Place> signed;

    Signing(Round round, Set<Place> signed) {
      this.round = round;
      this.signed = signed;
    }

    void sign(Tree.Node node, Level level, PersonLine by, Instant at) {
      if (signed.add(new Place(node.id(), level))) {
        PlayedTime.at(
            at,
            () ->
                Cast.actor(by)
                    .run(() -> closures.close(round, node.id(), level, by.id(), by.name())));
      }
    }
  }
}
