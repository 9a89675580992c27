package org.muster.calls.web;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muster.calls.Assignments;
import org.muster.calls.CallPlans;
import org.muster.calls.CallSettings;
import org.muster.identity.Viewer;
import org.muster.people.Institutions;
import org.muster.people.PostKind;
import org.muster.people.Scope;
import org.muster.shared.Problem;
import org.muster.shared.Text;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The planner: who has how many calls before them, what is too much, and what would help. */
@Controller
@RequestMapping("/calls/plan")
class PlanController {

  private static final int USUAL_DAYS = 4;

  private final CallPlans plans;
  private final Assignments assignments;
  private final CallSettings settings;
  private final Institutions institutions;

  PlanController(
      CallPlans plans, Assignments assignments, CallSettings settings, Institutions institutions) {
    this.plans = plans;
    this.assignments = assignments;
    this.settings = settings;
    this.institutions = institutions;
  }

  @GetMapping
  String plan(
      Scope scope,
      @RequestParam(defaultValue = "") String until,
      @RequestParam(required = false) @Nullable Integer given,
      Model model) {
    require(scope);
    var today = institutions.today();
    var last = until.isEmpty() ? today.plusDays(USUAL_DAYS) : day(until);
    model.addAttribute(
        "page",
        new PlanPage(
            plans.of(scope, last),
            today,
            last,
            today.plusDays(CallPlans.LONGEST),
            settings.now(),
            scope.holds(PostKind.WORKING_GROUP),
            given));
    return "calls/plan";
  }

  /** Accepts the moves that are ticked: {@code person:caller}. */
  @PostMapping("/assignments")
  String accept(
      Scope scope,
      Viewer viewer,
      @RequestParam UUID college,
      @RequestParam String until,
      @RequestParam(defaultValue = "") List<String> move,
      Text t) {
    require(scope);
    var last = day(until);
    var chosen = move.stream().map(PlanController::chosen).collect(Collectors.toSet());
    int given =
        assignments.accept(
            viewer, scope, college, last, chosen, t.of("calls.plan.reason", viewer.name()));
    return "redirect:/calls/plan?until=" + last + "&given=" + given;
  }

  /** Takes everything of a college back. */
  @PostMapping("/assignments/end")
  String takeBack(Scope scope, @RequestParam UUID college) {
    require(scope);
    assignments.takeBack(scope, college);
    return "redirect:/calls/plan";
  }

  @PostMapping("/figures")
  String figures(Scope scope, @RequestParam String hours, @RequestParam String minutes) {
    if (!scope.holds(PostKind.WORKING_GROUP)) {
      throw Problem.forbidden();
    }
    settings.set(figure(hours), figure(minutes));
    return "redirect:/calls/plan";
  }

  private static void require(Scope scope) {
    if (!CallPlans.has(scope)) {
      throw Problem.forbidden();
    }
  }

  private static Assignments.Chosen chosen(String text) {
    var parts = text.split(":", 2);
    try {
      return new Assignments.Chosen(UUID.fromString(parts[0]), UUID.fromString(parts[1]));
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException unreadable) {
      throw Problem.unprocessable("calls.move");
    }
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException unreadable) {
      throw Problem.unprocessable("calls.until", CallPlans.LONGEST);
    }
  }

  private static BigDecimal figure(String text) {
    try {
      return new BigDecimal(text.strip());
    } catch (NumberFormatException unreadable) {
      throw Problem.unprocessable("calls.figures");
    }
  }
}
