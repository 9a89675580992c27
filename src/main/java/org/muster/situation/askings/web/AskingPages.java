package org.muster.situation.askings.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.identity.Viewer;
import org.muster.people.Institutions;
import org.muster.people.Scope;
import org.muster.shared.Problem;
import org.muster.shared.Text;
import org.muster.situation.askings.Asking;
import org.muster.situation.askings.AskingAnswers;
import org.muster.situation.askings.AskingClosures;
import org.muster.situation.askings.AskingPlans;
import org.muster.situation.askings.AskingRefusals;
import org.muster.situation.askings.Askings;
import org.muster.situation.askings.FigureSum;
import org.muster.situation.askings.Members;
import org.muster.situation.upward.AgreedFigures;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The round over institutions: planned, looked at, closed. */
@Controller
class AskingPages {

  static final String DAY = "/askings/{day:[0-9-]{10}}";
  private static final int SHOWN = 31;
  private static final int REFUSALS = 20;
  private static final int LARGEST = 256 * 1024;

  private final AskingPlans plans;
  private final Askings askings;
  private final AskingAnswers answers;
  private final AskingRefusals refusals;
  private final AskingClosures closures;
  private final Members members;
  private final AgreedFigures agreed;
  private final Institutions institutions;
  private final Clock clock;

  AskingPages(
      AskingPlans plans,
      Askings askings,
      AskingAnswers answers,
      AskingRefusals refusals,
      AskingClosures closures,
      Members members,
      AgreedFigures agreed,
      Institutions institutions,
      Clock clock) {
    this.plans = plans;
    this.askings = askings;
    this.answers = answers;
    this.refusals = refusals;
    this.closures = closures;
    this.members = members;
    this.agreed = agreed;
    this.institutions = institutions;
    this.clock = clock;
  }

  @GetMapping("/askings")
  String list(Scope scope, Text t, Model model) {
    MemberPages.may(scope);
    var today = institutions.today();
    int asked =
        (int)
            members.all().stream()
                .filter(one -> one.to() == null || !one.to().isBefore(today))
                .count();
    model.addAttribute(
        "page",
        new AskingsPage(
            plans.find().orElse(null),
            asked,
            askings.latest(SHOWN),
            agreed.all().stream()
                .map(
                    one ->
                        new AskingsPage.Choice(
                            one.key(),
                            t.of(one.labelKey()),
                            t.of(one.definitionKey()),
                            agreed.version(one.key())))
                .toList()));
    return "askings/askings";
  }

  @PostMapping("/askings/plan")
  String plan(
      Viewer viewer,
      Scope scope,
      @RequestParam(name = "figure", required = false, defaultValue = "") List<String> figures,
      @RequestParam(defaultValue = "") String opens,
      @RequestParam(defaultValue = "") String due) {
    MemberPages.may(scope);
    plans.plan(figures, time(opens), time(due), viewer.self());
    return "redirect:/askings";
  }

  private static LocalTime time(String at) {
    try {
      return LocalTime.parse(at);
    } catch (DateTimeException unreadable) {
      throw Problem.unprocessable("upward.hour");
    }
  }

  @PostMapping("/askings/plan/end")
  String stop(Scope scope) {
    MemberPages.may(scope);
    plans.stop();
    return "redirect:/askings";
  }

  /**
   * A day's.
   *
   * @param figure one to be shown by member
   * @param brought the number of a file that was just taken in
   */
  @GetMapping(DAY)
  String day(
      Scope scope,
      Text t,
      @PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
      @RequestParam(defaultValue = "") String figure,
      @RequestParam(required = false) @Nullable String brought,
      Model model) {
    MemberPages.may(scope);
    var asking = askings.get(day);
    var sums = askings.sums(asking).stream().map(sum -> told(sum, asking, t)).toList();
    model.addAttribute(
        "page",
        new AskingPage(
            asking,
            Math.max(0, Duration.between(asking.deadline(), clock.instant()).toMinutes()),
            askings.roll(asking),
            sums,
            sums.stream().filter(one -> one.sum().key().equals(figure)).findFirst().orElse(null),
            closures.of(asking),
            refusals.latest(REFUSALS).stream().map(one -> told(one, t)).toList(),
            brought));
    return "askings/asking";
  }

  private AskingPage.Sum told(FigureSum sum, Asking asking, Text t) {
    var definition =
        agreed.all().stream()
            .filter(one -> one.key().equals(sum.key()))
            .findFirst()
            .map(one -> t.of(one.definitionKey()))
            .orElse("");
    return new AskingPage.Sum(
        sum,
        agreed.label(sum.key(), t),
        definition,
        asking.versions().get(asking.figures().indexOf(sum.key())));
  }

  private static AskingPage.Refused told(AskingRefusals.Refusal one, Text t) {
    return new AskingPage.Refused(
        one.at(),
        one.name() == null ? t.of("askings.nobodys") : one.name(),
        one.by(),
        t.of("problem." + one.code(), one.arguments()));
  }

  /** A signed file of a member without a line. */
  @PostMapping(DAY + "/files")
  String bring(
      Viewer viewer,
      Scope scope,
      @PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
      @RequestParam MultipartFile file)
      throws IOException {
    MemberPages.may(scope);
    askings.get(day);
    if (file.getSize() > LARGEST) {
      throw Problem.unprocessable("upward.no-return");
    }
    var text = new String(file.getBytes(), StandardCharsets.UTF_8);
    return to(day) + "?brought=" + answers.bring(text, viewer.name()).number();
  }

  private static String to(LocalDate day) {
    return "redirect:/askings/" + day;
  }

  @PostMapping(DAY + "/members/{member}/excusal")
  String excuse(
      Viewer viewer,
      Scope scope,
      @PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
      @PathVariable UUID member,
      @RequestParam(defaultValue = "") String reason) {
    MemberPages.may(scope);
    askings.excuse(askings.get(day), member, reason, viewer.name());
    return to(day);
  }

  @PostMapping(DAY + "/closure")
  String close(
      Viewer viewer,
      Scope scope,
      @PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day) {
    MemberPages.may(scope);
    closures.close(day, viewer.name());
    return to(day);
  }

  @PostMapping(DAY + "/reopening")
  String reopen(
      Viewer viewer,
      Scope scope,
      @PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
      @RequestParam(defaultValue = "") String reason) {
    MemberPages.may(scope);
    closures.reopen(day, reason, viewer.name());
    return to(day);
  }

  @GetMapping(DAY + "/closures/{n}/file")
  ResponseEntity<String> closure(
      Scope scope,
      @PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
      @PathVariable int n) {
    MemberPages.may(scope);
    var file = closures.file(askings.get(day), n).orElseThrow(Problem::notFound);
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("application/jose"))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"asking-%s-%d.jws\"".formatted(day, n))
        .body(file);
  }
}
