package org.muster.rounds.web;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.muster.identity.NeedsScope;
import org.muster.identity.TokenScope;
import org.muster.identity.Viewer;
import org.muster.people.Exports;
import org.muster.people.Institutions;
import org.muster.people.MarkedSheet;
import org.muster.people.Scope;
import org.muster.rounds.AnswerCounts;
import org.muster.rounds.Counted;
import org.muster.rounds.Round;
import org.muster.rounds.maps.PlaceMaps;
import org.muster.shared.Problem;
import org.muster.shared.Text;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** What was answered in a round, in counts: as a page, a sheet, and for programs. */
@Controller
@NeedsScope(TokenScope.ROUNDS_READ)
class AnswersController {

  private final AskedRound asked;
  private final AnswerCounts answers;
  private final Institutions institutions;
  private final Exports exports;
  private final PlaceMaps maps;

  AnswersController(
      AskedRound asked,
      AnswerCounts answers,
      Institutions institutions,
      Exports exports,
      PlaceMaps maps) {
    this.asked = asked;
    this.answers = answers;
    this.institutions = institutions;
    this.exports = exports;
    this.maps = maps;
  }

  // Counts name nobody; the names behind them are on the trail where they are read.
  @GetMapping("/rounds/{id}/answers")
  String page(
      Scope scope,
      Text t,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String open,
      Model model) {
    var round = kept(scope, id);
    var counted = answers.of(scope, round);
    boolean places = counted.questions().stream().anyMatch(one -> one.item().place());
    var map = places ? maps.current().orElse(null) : null;
    model.addAttribute(
        "page",
        new AnswersPage(
            round,
            counted,
            new AnswerBlocks(round, counted, open, map, t).all(),
            map,
            places && map == null && scope.whole()));
    return "rounds/answers";
  }

  @GetMapping("/rounds/{id}/answers.xlsx")
  void sheet(
      Viewer viewer,
      Scope scope,
      Text t,
      @PathVariable UUID id,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    var round = kept(scope, id);
    var counted = answers.of(scope, round);
    var export = exports.take(viewer, "answers", request, 0);
    var heads =
        new ArrayList<>(
            List.of(
                t.of("rounds.answers.question"),
                t.of("rounds.answers.answer"),
                t.of("rounds.answers.people"),
                t.of("rounds.answers.share")));
    var rows = new ArrayList<List<String>>();
    for (var block : new AnswerBlocks(round, counted, "*", null, t).all()) {
      for (var line : block.lines()) {
        rows.add(List.of(block.title(), line.label(), line.count(), line.share()));
      }
    }
    new MarkedSheet(
            export,
            t.of("rounds.answers"),
            t.of("rounds.sheet.title", round.name(), t.day(round.day())),
            heads)
        .send(response, "answers-" + round.day() + ".xlsx", rows, institutions.current().zone(), t);
  }

  /** A question's counts for programs. */
  record QuestionCounts(
      String code,
      String label,
      @Nullable Integer answered,
      @Nullable Integer without,
      List<AnswerCount> answers) {}

  /** How many gave an answer, null where that may not be told; of a place, its code. */
  record AnswerCount(String value, String label, @Nullable Integer people) {}

  /** Counts over the caller's charge; the parts of each question add up to the roll. */
  record RoundAnswers(int roll, int reported, int silent, List<QuestionCounts> questions) {}

  @Operation(
      summary = "What was answered in a round, in counts",
      description =
          "Of places the prefectures of GB/T 2260, or \"abroad\". Whoever reads no answers is told"
              + " nothing about health, and small counts are null.")
  @GetMapping("/api/v1/rounds/{id}/answers")
  @ResponseBody
  RoundAnswers counts(Scope scope, Text t, @PathVariable UUID id) {
    var counted = answers.of(scope, kept(scope, id));
    return new RoundAnswers(
        counted.people(),
        counted.reports(),
        counted.silent(),
        counted.questions().stream().map(question -> counts(counted, question, t)).toList());
  }

  private static QuestionCounts counts(Counted counted, Counted.Question question, Text t) {
    var item = question.item();
    var shown = item.place() ? question.exact() : question.answers();
    int without = counted.without(question);
    int hidden =
        counted.hiddenBelow(
            IntStream.concat(
                shown.stream().mapToInt(Counted.Answer::count), IntStream.of(without)));
    boolean tells = without == 0 || without >= hidden;
    return new QuestionCounts(
        item.code(),
        item.label().in(t),
        tells ? counted.reports() - without : null,
        tells ? without : null,
        shown.stream()
            .map(
                answer ->
                    new AnswerCount(
                        answer.value(),
                        AnswerWords.of(item, answer.value(), t),
                        answer.count() > 0 && answer.count() < hidden ? null : answer.count()))
            .toList());
  }

  private Round kept(Scope scope, UUID id) {
    Staff.require(scope);
    var round = asked.opened(id);
    if (round.rollDestroyedAt() != null) {
      throw new Problem(HttpStatus.GONE, "rounds.answers.destroyed", java.util.Map.of());
    }
    return round;
  }
}
