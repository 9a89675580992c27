package org.muster.rounds.web;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.muster.identity.Viewer;
import org.muster.people.Institutions;
import org.muster.people.PostKind;
import org.muster.people.Scope;
import org.muster.people.Tree;
import org.muster.rounds.Board;
import org.muster.rounds.CheckIns;
import org.muster.rounds.Round;
import org.muster.rounds.Rounds;
import org.muster.rounds.Tally;
import org.muster.rounds.Totals;
import org.muster.shared.Fragments;
import org.muster.shared.Text;
import org.muster.workbench.TodayCard;
import org.springframework.stereotype.Component;

/** First on the home page: the viewer's own report, and how those in their charge stand. */
@Component
class RoundsTodayCard implements TodayCard {

  private final Rounds rounds;
  private final CheckIns checkIns;
  private final Board board;
  private final Institutions institutions;
  private final Signing signing;
  private final Fragments fragments;

  RoundsTodayCard(
      Rounds rounds,
      CheckIns checkIns,
      Board board,
      Institutions institutions,
      Signing signing,
      Fragments fragments) {
    this.rounds = rounds;
    this.checkIns = checkIns;
    this.board = board;
    this.institutions = institutions;
    this.signing = signing;
    this.fragments = fragments;
  }

  @Override
  public int order() {
    return 10;
  }

  @Override
  public Optional<Content> card(Viewer viewer, Scope scope, Text t) {
    var mine = viewer.person() == null ? null : checkIns.today(viewer.person()).orElse(null);
    var round = rounds.current().orElse(null);
    var charges = round == null ? List.<TodayPart.Charge>of() : charges(scope, round);
    if (mine == null && charges.isEmpty()) {
      return Optional.empty();
    }
    var part = new TodayPart(mine, round, institutions.current().zone(), signing.now(), charges);
    return Optional.of(fragments.of("rounds/today", Map.of("t", t, "part", part)));
  }

  private List<TodayPart.Charge> charges(Scope scope, Round round) {
    var totals = board.units(round);
    var charges = new ArrayList<TodayPart.Charge>();
    if (scope.whole()) {
      charges.add(new TodayPart.Charge("/command", "rounds.way.command", "", totals.all()));
    }
    for (var college : nodes(totals, scope, PostKind.CHIEF_COUNSELLOR, "college")) {
      charges.add(
          new TodayPart.Charge(
              "/units/" + college.id(), "rounds.way.college", college.name(), totals.of(college)));
    }
    var classes = nodes(totals, scope, PostKind.COUNSELLOR, "class");
    if (!classes.isEmpty()) {
      charges.add(
          new TodayPart.Charge(
              "/desk",
              "rounds.way.desk",
              "",
              classes.stream().map(totals::of).reduce(Tally.NONE, DeskPage::plus)));
    }
    for (var led : nodes(totals, scope, PostKind.CLASS_LEADER, "class")) {
      charges.add(
          new TodayPart.Charge(
              "/class/" + led.id(), "rounds.class.mine", led.name(), totals.of(led)));
    }
    return charges;
  }

  private static List<Tree.Node> nodes(Totals totals, Scope scope, PostKind post, String kind) {
    return scope.units(post).stream()
        .map((UUID unit) -> totals.tree().find(unit))
        .flatMap(Optional::stream)
        .filter(node -> node.kind().equals(kind))
        .sorted(java.util.Comparator.comparingInt(Tree.Node::position))
        .toList();
  }
}
