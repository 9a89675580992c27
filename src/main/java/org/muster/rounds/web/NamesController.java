package org.muster.rounds.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.muster.audit.Trail;
import org.muster.forms.Form;
import org.muster.forms.Forms;
import org.muster.identity.Viewer;
import org.muster.people.Exports;
import org.muster.people.Institutions;
import org.muster.people.PostKind;
import org.muster.people.Scope;
import org.muster.people.Tree;
import org.muster.people.Trees;
import org.muster.rounds.AnswerIs;
import org.muster.rounds.RollLine;
import org.muster.rounds.RollQuery;
import org.muster.rounds.Rolls;
import org.muster.rounds.Round;
import org.muster.shared.Problem;
import org.muster.shared.Text;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.util.UriComponentsBuilder;

/** The names behind any number of a round, as a page and as csv. */
@Controller
class NamesController {

  /** A csv holds at most this many; the whole roll is the sheet's. */
  private static final int CSV_ROWS = 100_000;

  private final AskedRound asked;
  private final Rolls rolls;
  private final Trees trees;
  private final Institutions institutions;
  private final Exports exports;
  private final Forms forms;
  private final Trail trail;

  NamesController(
      AskedRound asked,
      Rolls rolls,
      Trees trees,
      Institutions institutions,
      Exports exports,
      Forms forms,
      Trail trail) {
    this.forms = forms;
    this.trail = trail;
    this.asked = asked;
    this.rolls = rolls;
    this.trees = trees;
    this.institutions = institutions;
    this.exports = exports;
  }

  @GetMapping("/rounds/{id}/people")
  String page(
      Scope scope, Text t, @PathVariable UUID id, @ModelAttribute AskedNames wish, Model model) {
    may(scope, wish);
    var round = asked.opened(id);
    var within = within(scope, wish);
    var form = forms.version(round.form()).form();
    var query = wish.query(NamesPage.SIZE, form);
    readAnswers(round, query);
    var tree = trees.units(round.frozen());
    var lines = rolls.lines(within, round, query);
    model.addAttribute(
        "page",
        new NamesPage(
            round,
            institutions.current().zone(),
            where(round, wish, form, t),
            address(id, wish),
            query,
            wish.filters(),
            lines,
            rolls.count(within, round, query),
            units(tree, lines),
            reads(scope),
            scope.whole() || reads(scope),
            reads(scope)));
    return "rounds/names";
  }

  @GetMapping("/rounds/{id}/people.csv")
  void csv(
      Viewer viewer,
      Scope scope,
      Text t,
      @PathVariable UUID id,
      @ModelAttribute AskedNames wish,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    Staff.require(scope);
    may(scope, wish);
    var round = asked.opened(id);
    var query = wish.query(CSV_ROWS, forms.version(round.form()).form()).page(0, CSV_ROWS);
    readAnswers(round, query);
    var lines = rolls.lines(within(scope, wish), round, query);
    var tree = trees.units(round.frozen());
    var export = exports.take(viewer, "names", request, lines.size());
    var zone = institutions.current().zone();
    var seen = export.seen(t, zone);
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment()
            .filename(
                export.file(t.of("rounds.names.file", round.day().toString())),
                StandardCharsets.UTF_8)
            .build()
            .toString());
    try (var csv =
        new Csv(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8))) {
      csv.row(
          t.of("rounds.names.unit"),
          t.of("rounds.sheet.number"),
          t.of("rounds.sheet.name"),
          t.of("rounds.sheet.state"),
          t.of("rounds.sheet.time"),
          t.of("rounds.sheet.note"),
          t.of("export.column"));
      for (var line : lines) {
        csv.row(
            tree.find(line.unit()).map(node -> AskedRound.path(tree, node)).orElse(""),
            line.number(),
            export.hideIn(line.name()),
            t.of("rounds.state." + line.state().word()),
            line.at() == null ? "" : t.moment(line.at(), zone),
            line.note() == null ? "" : line.note(),
            seen);
      }
    }
  }

  /** A list of nobody would be no answer to whoever asks for somebody else's people. */
  private static void may(Scope scope, AskedNames wish) {
    boolean nobody = scope.units() instanceof UUID[] units && units.length == 0;
    if (nobody || wish.unit() != null && !scope.covers(wish.unit())) {
      throw Problem.forbidden();
    }
    if (wish.item() != null && !reads(scope)) {
      throw Problem.forbidden();
    }
  }

  /** A list of those who gave an answer tells the answer of each. */
  private void readAnswers(Round round, RollQuery query) {
    if (query.answer() != null) {
      trail.record(
          "rounds.read-answers", "round", round.id(), Map.of("item", query.answer().item()));
    }
  }

  /** The viewer's scope, or of it what they have as a counsellor. */
  private static Scope within(Scope scope, AskedNames wish) {
    return "1".equals(wish.mine()) ? asCounsellor(scope) : scope;
  }

  static Scope asCounsellor(Scope scope) {
    return new Scope(
        scope.institution(),
        scope.person(),
        Map.of(PostKind.COUNSELLOR, scope.units(PostKind.COUNSELLOR)));
  }

  private static boolean reads(Scope scope) {
    return scope.holds(PostKind.WORKING_GROUP)
        || scope.holds(PostKind.COUNSELLOR)
        || scope.holds(PostKind.CHIEF_COUNSELLOR);
  }

  private String where(Round round, AskedNames wish, Form form, Text t) {
    var units = trees.units(round.frozen());
    var unit =
        wish.unit() == null
            ? ""
            : units.find(wish.unit()).map(node -> AskedRound.path(units, node)).orElse("");
    var places = trees.places(round.frozen());
    var place =
        wish.place() == null
            ? ""
            : places.find(wish.place()).map(node -> placePath(places, node)).orElse("");
    return java.util.stream.Stream.of(
            answer(wish, form, t),
            unit,
            "1".equals(wish.nowhere()) ? t.of("rounds.board.nowhere") : place)
        .filter(part -> !part.isEmpty())
        .collect(java.util.stream.Collectors.joining(" · "));
  }

  private static String answer(AskedNames wish, Form form, Text t) {
    return wish.item() == null
        ? ""
        : form.question(wish.item())
            .map(
                item ->
                    t.of(
                        "rounds.names.answered",
                        item.name().in(t),
                        AnswerWords.of(
                            item, wish.answer() == null ? AnswerIs.ANY : wish.answer(), t)))
            .orElse("");
  }

  private static String placePath(Tree tree, Tree.Node node) {
    return tree.path(node).stream()
        .map(Tree.Node::name)
        .collect(java.util.stream.Collectors.joining(" · "));
  }

  private static String address(UUID id, AskedNames wish) {
    var address = UriComponentsBuilder.fromPath("/rounds/" + id + "/people");
    wish.filters().forEach((name, value) -> address.queryParam(name, "{" + name + "}"));
    var path = address.encode().buildAndExpand(wish.filters()).toUriString();
    return path + (path.contains("?") ? "&" : "?");
  }

  private static Map<UUID, String> units(Tree tree, java.util.List<RollLine> lines) {
    var units = new java.util.HashMap<UUID, String>();
    lines.forEach(
        line ->
            tree.find(line.unit())
                .ifPresent(node -> units.put(node.id(), AskedRound.path(tree, node))));
    return units;
  }
}
