package org.muster.rounds.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.people.PostKind;
import org.muster.people.Scope;
import org.muster.people.Trees;
import org.muster.rounds.Round;
import org.muster.shared.Problem;
import org.muster.shared.Text;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The board: the same for the university, a unit, a place, and where the two meet. */
@Controller
class BoardController {

  /** An id and nothing else: this room's style sheets have addresses like it. */
  private static final String ROUND = "/rounds/{id:[0-9a-f-]{36}}";

  private final AskedRound asked;
  private final Boards boards;
  private final Trees trees;

  BoardController(AskedRound asked, Boards boards, Trees trees) {
    this.asked = asked;
    this.boards = boards;
    this.trees = trees;
  }

  @GetMapping("/command")
  String command(
      Scope scope, Text t, @RequestParam(required = false) @Nullable UUID round, Model model) {
    if (!scope.whole()) {
      throw Problem.forbidden();
    }
    return page(scope, round, null, null, t, model);
  }

  @GetMapping("/units/{id}")
  String unit(
      Scope scope,
      Text t,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable UUID round,
      @RequestParam(required = false) @Nullable UUID place,
      Model model) {
    if (!scope.covers(id)) {
      throw Problem.forbidden();
    }
    return page(scope, round, id, place, t, model);
  }

  @GetMapping("/places/{id}")
  String place(
      Scope scope,
      Text t,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable UUID round,
      @RequestParam(required = false) @Nullable UUID unit,
      Model model) {
    return page(scope, round, unit, id, t, model);
  }

  private String page(
      Scope scope,
      @Nullable UUID round,
      @Nullable UUID unit,
      @Nullable UUID place,
      Text t,
      Model model) {
    var found = asked.find(round);
    if (found.isEmpty()) {
      return "rounds/none";
    }
    model.addAttribute("page", boards.of(scope, found.get(), unit, place, t));
    return "rounds/board";
  }

  /** The board of a round; without a unit, that of all the viewer has in their charge. */
  @GetMapping(ROUND)
  String round(
      Scope scope,
      Text t,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable UUID unit,
      @RequestParam(required = false) @Nullable UUID place,
      Model model) {
    var round = asked.opened(id);
    model.addAttribute(
        "page", boards.of(scope, round, unit == null ? top(scope, round) : unit, place, t));
    return "rounds/board";
  }

  /** The part that changes, for the page to look again; nothing when nothing has changed. */
  @GetMapping(path = ROUND, headers = "HX-Request=true")
  ModelAndView look(
      Scope scope,
      Text t,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable UUID unit,
      @RequestParam(required = false) @Nullable UUID place,
      @RequestHeader(name = "HX-Boosted", required = false) @Nullable String boosted,
      @RequestParam(defaultValue = "") String seen) {
    var round = asked.opened(id);
    var page = boards.of(scope, round, unit == null ? top(scope, round) : unit, place, t);
    if (page.seen().equals(seen)) {
      var unchanged = new ModelAndView();
      unchanged.setView((model, request, response) -> {});
      unchanged.setStatus(HttpStatus.NO_CONTENT);
      return unchanged;
    }
    return new ModelAndView(boosted == null ? "rounds/board-live" : "rounds/board", "page", page);
  }

  /** The highest unit in the viewer's charge: the university, a college, a class. */
  private @Nullable UUID top(Scope scope, Round round) {
    if (scope.whole()) {
      return null;
    }
    return trees.units(round.frozen()).nodes().stream()
        .filter(
            node ->
                scope.units(PostKind.CHIEF_COUNSELLOR).contains(node.id())
                    || scope.covers(node.id()))
        .map(org.muster.people.Tree.Node::id)
        .findFirst()
        .orElseThrow(Problem::forbidden);
  }
}
