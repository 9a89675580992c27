package org.muster.rounds.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.people.Institutions;
import org.muster.people.Scope;
import org.muster.people.Tree;
import org.muster.rounds.Closures;
import org.muster.rounds.PastRounds;
import org.muster.rounds.ReceivedReports;
import org.muster.rounds.RollQuery;
import org.muster.rounds.Rolls;
import org.muster.rounds.Round;
import org.muster.rounds.Slices;
import org.muster.rounds.Tally;
import org.muster.rounds.Totals;
import org.muster.rounds.trust.Doubts;
import org.muster.rounds.trust.Samples;
import org.muster.rounds.trust.Sign;
import org.muster.shared.Problem;
import org.muster.shared.Text;
import org.springframework.stereotype.Component;

/** Draws up the board of a round for a unit and a place. */
@Component
class Boards {

  private final Slices slices;
  private final PastRounds pastRounds;
  private final Rolls rolls;
  private final Closures closures;
  private final Signatures signatures;
  private final Institutions institutions;
  private final Signing signing;
  private final Doubts doubts;
  private final Samples samples;
  private final ReceivedReports received;

  Boards(
      Slices slices,
      PastRounds pastRounds,
      Rolls rolls,
      Closures closures,
      Signatures signatures,
      Institutions institutions,
      Signing signing,
      Doubts doubts,
      Samples samples,
      ReceivedReports received) {
    this.slices = slices;
    this.pastRounds = pastRounds;
    this.rolls = rolls;
    this.closures = closures;
    this.signatures = signatures;
    this.institutions = institutions;
    this.signing = signing;
    this.doubts = doubts;
    this.samples = samples;
    this.received = received;
  }

  /**
   * The board.
   *
   * @param unitId null for the university
   * @param placeId null for wherever people live
   * @throws Problem 403 for a unit that is not in the viewer's charge
   */
  BoardPage of(Scope scope, Round round, @Nullable UUID unitId, @Nullable UUID placeId, Text t) {
    var byUnit = slices.byUnit(round, placeId);
    var units = byUnit.tree();
    var unit =
        unitId == null
            ? units.roots().getFirst()
            : units.find(unitId).orElseThrow(Problem::notFound);
    if (!scope.covers(unit.id())) {
      throw Problem.forbidden();
    }
    boolean top = unit.parent() == null;
    var byPlace = slices.byPlace(round, top ? null : unit.id());
    var places = byPlace.tree();
    Tree.@Nullable Node place =
        placeId == null ? null : places.find(placeId).orElseThrow(Problem::notFound);
    var ways = new Ways(round, top ? null : unit, place);
    return new BoardPage(
        round,
        institutions.current().zone(),
        signing.now(),
        ways.board(ways.unit(), placeId),
        title(units, unit, place),
        crumbs(ways, units, unit, places, place, t),
        ways.people(ways.unit(), placeId),
        byUnit.of(unit),
        unitLines(scope, ways, byUnit, unit),
        placeLines(ways, byPlace, place, t),
        flagged(scope, round, unit, placeId),
        place == null ? signatures.panel(scope, round, units, unit) : null,
        place == null ? doubt(scope, round, unit) : null,
        scope.whole() && top ? received(round) : null,
        place == null ? pastRounds.of(round, unit.id()) : null);
  }

  /** Of the university or a college; below that, a doubt would point at people. */
  private @Nullable DoubtLine doubt(Scope scope, Round round, Tree.Node unit) {
    if (!TrustPages.sees(scope)) {
      return null;
    }
    var looks =
        doubts.of(round).stream()
            .filter(one -> one.sign() == Sign.ANY)
            .filter(one -> unit.parent() == null || one.unit().equals(unit.id()))
            .toList();
    return Doubts.together(looks).stream()
        .findFirst()
        .map(one -> new DoubtLine(one, samples.of(round)))
        .orElse(null);
  }

  private BoardPage.@Nullable Received received(Round round) {
    var waiting = round.open() ? received.waiting().orElse(0) : 0;
    int refused = received.refused(round);
    return waiting == 0 && refused == 0 ? null : new BoardPage.Received(waiting, refused);
  }

  private static String title(Tree units, Tree.Node unit, Tree.@Nullable Node place) {
    var name = AskedRound.path(units, unit);
    return place == null ? name : name + " · " + place.name();
  }

  private @Nullable Integer flagged(
      Scope scope, Round round, Tree.Node unit, @Nullable UUID place) {
    return scope.readsAnswers(unit.id())
        ? rolls.count(
            scope,
            round,
            new RollQuery(
                null,
                true,
                unit.parent() == null ? null : unit.id(),
                place,
                false,
                null,
                null,
                RollQuery.Sort.UNIT,
                false,
                0,
                0))
        : null;
  }

  private List<BoardLine> unitLines(Scope scope, Ways ways, Totals totals, Tree.Node unit) {
    var signed = signed(ways.round());
    return totals.tree().children(unit).stream()
        .filter(child -> totals.of(child).roll() > 0)
        .map(
            child ->
                new BoardLine(
                    child.id(),
                    child.name(),
                    totals.of(child),
                    ways.board(child.id(), ways.place()),
                    ways.people(child.id(), ways.place()),
                    signed.getOrDefault(child.id(), 0)))
        .toList();
  }

  private static List<BoardLine> placeLines(
      Ways ways, Totals totals, Tree.@Nullable Node place, Text t) {
    var tree = totals.tree();
    var lines = new ArrayList<BoardLine>();
    for (var child : place == null ? tree.roots() : tree.children(place)) {
      if (totals.of(child).roll() > 0) {
        lines.add(
            new BoardLine(
                child.id(),
                child.name(),
                totals.of(child),
                ways.board(ways.unit(), child.id()),
                ways.people(ways.unit(), child.id()),
                0));
      }
    }
    Tally nowhere = totals.nowhere();
    if (place == null && nowhere.roll() > 0) {
      lines.add(
          new BoardLine(
              null,
              t.of("rounds.board.nowhere"),
              nowhere,
              null,
              Addresses.with(ways.people(ways.unit(), null), "nowhere", "1"),
              0));
    }
    return lines;
  }

  private Map<UUID, Integer> signed(Round round) {
    var signed = new HashMap<UUID, Integer>();
    closures
        .standing(round)
        .forEach(
            closure ->
                signed.merge(
                    closure.unit(),
                    closure.level() == org.muster.rounds.Level.CLASS ? 1 : 2,
                    Math::max));
    return signed;
  }

  private static List<BoardPage.Crumb> crumbs(
      Ways ways, Tree units, Tree.Node unit, Tree places, Tree.@Nullable Node place, Text t) {
    var crumbs = new ArrayList<BoardPage.Crumb>();
    for (var up : units.path(unit)) {
      crumbs.add(
          new BoardPage.Crumb(
              up.name(), ways.board(up.parent() == null ? null : up.id(), ways.place())));
    }
    if (place != null) {
      crumbs.add(new BoardPage.Crumb(t.of("rounds.board.anywhere"), ways.board(ways.unit(), null)));
      for (var up : places.path(place)) {
        crumbs.add(new BoardPage.Crumb(up.name(), ways.board(ways.unit(), up.id())));
      }
    }
    return crumbs;
  }

  /** The addresses of boards and lists of names around one board. */
  private record Ways(Round round, Tree.@Nullable Node unitNode, Tree.@Nullable Node placeNode) {

    @Nullable UUID unit() {
      return unitNode == null ? null : unitNode.id();
    }

    @Nullable UUID place() {
      return placeNode == null ? null : placeNode.id();
    }

    String board(@Nullable UUID unit, @Nullable UUID place) {
      return Addresses.of("/rounds/" + round.id(), "unit", unit, "place", place);
    }

    String people(@Nullable UUID unit, @Nullable UUID place) {
      return Addresses.of("/rounds/" + round.id() + "/people", "unit", unit, "place", place);
    }
  }
}
