package org.muster.situation.askings.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.identity.Viewer;
import org.muster.people.Exports;
import org.muster.people.Institutions;
import org.muster.people.MarkedSheet;
import org.muster.people.Scope;
import org.muster.shared.Problem;
import org.muster.shared.Text;
import org.muster.situation.askings.Asking;
import org.muster.situation.askings.AskingAnswers;
import org.muster.situation.askings.Askings;
import org.muster.situation.askings.RollLine;
import org.muster.situation.upward.AgreedFigures;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A day's numbers member by member: as a sheet, and of one member with all it sent. */
@Controller
class AskingSheets {

  private final Askings askings;
  private final AskingAnswers answers;
  private final AgreedFigures agreed;
  private final Exports exports;
  private final Institutions institutions;

  AskingSheets(
      Askings askings,
      AskingAnswers answers,
      AgreedFigures agreed,
      Exports exports,
      Institutions institutions) {
    this.askings = askings;
    this.answers = answers;
    this.agreed = agreed;
    this.exports = exports;
    this.institutions = institutions;
  }

  @GetMapping(AskingPages.DAY + "/members/{member}")
  String member(
      Scope scope,
      Text t,
      @PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
      @PathVariable UUID member,
      Model model) {
    MemberPages.may(scope);
    var asking = askings.get(day);
    var line =
        askings.roll(asking).stream()
            .filter(one -> one.member().equals(member))
            .findFirst()
            .orElseThrow(Problem::notFound);
    model.addAttribute(
        "page",
        new MemberAnswersPage(
            asking,
            line,
            answers.of(asking, member).stream().map(one -> told(one, asking, t)).toList()));
    return "askings/answers";
  }

  private MemberAnswersPage.Told told(AskingAnswers.Answer answer, Asking asking, Text t) {
    return new MemberAnswersPage.Told(
        answer,
        answer.file().figures().stream()
            .map(
                one ->
                    new MemberAnswersPage.Value(
                        agreed.label(one.key(), t),
                        one.value(),
                        one.definition(),
                        !one.definition()
                            .equals(asking.versions().get(asking.figures().indexOf(one.key())))))
            .toList(),
        answer.file().changed().stream()
            .map(
                one ->
                    new MemberAnswersPage.Change(agreed.label(one.key(), t), one.from(), one.to()))
            .toList());
  }

  @GetMapping(AskingPages.DAY + "/asking.xlsx")
  void sheet(
      Viewer viewer,
      Scope scope,
      Text t,
      @PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    MemberPages.may(scope);
    var asking = askings.get(day);
    var zone = institutions.current().zone();
    // Counts of institutions: it lists nobody.
    var export = exports.take(viewer, "askings", request, 0);
    var heads = new ArrayList<String>();
    for (var head : List.of("askings.code", "askings.member", "askings.state", "askings.number")) {
      heads.add(t.of(head));
    }
    heads.add(t.of("askings.received"));
    asking.figures().forEach(key -> heads.add(agreed.label(key, t)));
    var rows = new ArrayList<List<String>>();
    askings.roll(asking).forEach(one -> rows.add(row(one, asking, zone, t)));
    rows.add(sums(asking, t));
    new MarkedSheet(export, t.of("askings.title"), t.of("askings.of", day.toString()), heads)
        .send(response, "askings-%s.xlsx".formatted(day), rows, zone, t);
  }

  private static List<String> row(RollLine one, Asking asking, ZoneId zone, Text t) {
    var row = new ArrayList<String>();
    row.add(one.code());
    row.add(one.name());
    row.add(t.of("askings.state." + one.state().word()));
    row.add(one.n() == 0 ? "" : String.valueOf(one.n()));
    row.add(moment(one.receivedAt(), zone, t));
    for (var key : asking.figures()) {
      var count = one.counts().get(key);
      row.add(count == null ? "" : String.valueOf(count));
    }
    return row;
  }

  private List<String> sums(Asking asking, Text t) {
    var row = new ArrayList<>(List.of("", t.of("askings.sum"), "", "", ""));
    askings.sums(asking).forEach(sum -> row.add(String.valueOf(sum.sum())));
    return row;
  }

  private static String moment(@Nullable Instant at, ZoneId zone, Text t) {
    return at == null ? "" : t.moment(at, zone);
  }
}
