package org.muster.rounds.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Trail;
import org.muster.forms.Answers;
import org.muster.forms.Fault;
import org.muster.identity.Viewer;
import org.muster.people.Institutions;
import org.muster.people.PhoneNumber;
import org.muster.people.PostKind;
import org.muster.people.Scope;
import org.muster.people.Trees;
import org.muster.rounds.CheckIns;
import org.muster.rounds.Excusals;
import org.muster.rounds.Receipt;
import org.muster.rounds.Reports;
import org.muster.rounds.RollLine;
import org.muster.rounds.Rolls;
import org.muster.rounds.Round;
import org.muster.rounds.Submission;
import org.muster.rounds.Unreachables;
import org.muster.rounds.Via;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Reports for, excuses, or declares unreachable one person of a roll. */
@Controller
@RequestMapping("/rounds/{id}/roll/{person}")
class EntryController {

  private final AskedRound asked;
  private final Rolls rolls;
  private final CheckIns checkIns;
  private final Reports reports;
  private final Excusals excusals;
  private final Unreachables unreachables;
  private final Trees trees;
  private final Institutions institutions;
  private final Signing signing;
  private final Trail trail;

  EntryController(
      AskedRound asked,
      Rolls rolls,
      CheckIns checkIns,
      Reports reports,
      Excusals excusals,
      Unreachables unreachables,
      Trees trees,
      Institutions institutions,
      Signing signing,
      Trail trail) {
    this.asked = asked;
    this.rolls = rolls;
    this.checkIns = checkIns;
    this.reports = reports;
    this.excusals = excusals;
    this.unreachables = unreachables;
    this.trees = trees;
    this.institutions = institutions;
    this.signing = signing;
    this.trail = trail;
  }

  @GetMapping
  String page(Scope scope, @PathVariable UUID id, @PathVariable UUID person, Model model) {
    var round = asked.opened(id);
    var line = charged(scope, round, person);
    // The last answers are on the page.
    trail.record("rounds.read-answers", "person", person, Map.of("round", id.toString()));
    model.addAttribute(
        "page", draw(round, line, Ids.next().toString(), null, List.of(), Via.PHONE));
    return "rounds/entry";
  }

  @PostMapping("/report")
  String report(
      Scope scope,
      Viewer viewer,
      @PathVariable UUID id,
      @PathVariable UUID person,
      @RequestParam MultiValueMap<String, String> fields,
      @RequestParam("_via") String word,
      @RequestParam("_key") String key,
      Model model,
      jakarta.servlet.http.HttpServletResponse response) {
    var round = asked.opened(id);
    var line = charged(scope, round, person);
    var via = Via.of(word);
    if (via == Via.SELF) {
      throw Problem.unprocessable("rounds.via");
    }
    var answers = new LinkedHashMap<String, List<String>>(fields);
    answers.remove("same");
    answers.remove("lang");
    var body =
        "1".equals(fields.getFirst("same"))
            ? new Submission.Same()
            : new Submission.Posted(answers);
    var receipt =
        reports.take(
            new Submission(
                id, person, ReportReading.key(key), body, via, viewer.person(), viewer.name()));
    return switch (receipt) {
      case Receipt.Accepted taken -> back(scope, round);
      case Receipt.Received taken -> back(scope, round);
      case Receipt.Refused refused -> throw refused.problem();
      case Receipt.Faulty faulty -> {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("page", draw(round, line, key, faulty.entered(), faulty.faults(), via));
        yield "rounds/entry";
      }
    };
  }

  @PostMapping("/excusal")
  String excuse(
      Scope scope,
      Viewer viewer,
      @PathVariable UUID id,
      @PathVariable UUID person,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "") String until) {
    var round = asked.opened(id);
    charged(scope, round, person);
    excusals.excuse(round, person, reason, day(until), viewer.name());
    return back(scope, round);
  }

  /** Takes an excusal back. */
  @PostMapping("/excusal/withdrawal")
  String expectAgain(Scope scope, @PathVariable UUID id, @PathVariable UUID person) {
    var round = asked.opened(id);
    charged(scope, round, person);
    excusals.expectAgain(round, person);
    return back(scope, round);
  }

  /** Each try is a row of the form: at, means, note; a row without a time is none. */
  @PostMapping("/unreachable")
  String declare(
      Scope scope,
      Viewer viewer,
      @PathVariable UUID id,
      @PathVariable UUID person,
      @RequestParam(defaultValue = "") List<String> at,
      @RequestParam(defaultValue = "") List<String> means,
      @RequestParam(defaultValue = "") List<String> note) {
    var round = asked.opened(id);
    charged(scope, round, person);
    var tries = new ArrayList<Unreachables.Try>();
    for (int n = 0; n < at.size(); n++) {
      if (!at.get(n).isBlank()) {
        tries.add(
            new Unreachables.Try(
                time(at.get(n)),
                Via.of(n < means.size() ? means.get(n) : "phone"),
                n < note.size() ? note.get(n) : null));
      }
    }
    unreachables.declare(round, person, tries, viewer.name());
    return back(scope, round);
  }

  /** The person's line, where their answers are the viewer's to read and so to give. */
  private RollLine charged(Scope scope, Round round, UUID person) {
    var line = rolls.find(scope, round, person).orElseThrow(Problem::notFound);
    if (!scope.readsAnswers(line.unit())) {
      throw Problem.forbidden();
    }
    return line;
  }

  private EntryPage draw(
      Round round,
      RollLine line,
      String key,
      @Nullable Answers entered,
      List<Fault> faults,
      Via via) {
    var checkIn = checkIns.of(round.id(), line.person());
    var tree = trees.units(round.frozen());
    return new EntryPage(
        checkIn,
        line,
        tree.find(line.unit()).map(node -> AskedRound.path(tree, node)).orElse(""),
        PhoneNumber.of(line.phone()),
        signing.now(),
        checkIn.zone(),
        institutions.today(),
        key,
        entered == null ? checkIn.begin() : entered,
        faults,
        via);
  }

  private static String back(Scope scope, Round round) {
    return scope.holds(PostKind.COUNSELLOR)
        ? "redirect:/desk?round=" + round.id()
        : "redirect:/rounds/" + round.id() + "/people?state=missing";
  }

  private java.time.Instant time(String text) {
    try {
      return institutions
          .today()
          .atTime(LocalTime.parse(text))
          .atZone(institutions.current().zone())
          .toInstant();
    } catch (DateTimeException unreadable) {
      throw Problem.unprocessable("rounds.moment", text);
    }
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException unreadable) {
      throw Problem.unprocessable("rounds.excusal-reason");
    }
  }
}
