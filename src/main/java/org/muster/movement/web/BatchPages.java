package org.muster.movement.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.identity.Viewer;
import org.muster.movement.Batch;
import org.muster.movement.BatchPlans;
import org.muster.movement.Batches;
import org.muster.movement.Intakes;
import org.muster.people.Institutions;
import org.muster.people.Scope;
import org.muster.people.Tree;
import org.muster.people.Trees;
import org.muster.shared.Problem;
import org.muster.shared.Text;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Coming back by batches: made by those above, a day taken by each student. */
@Controller
class BatchPages {

  private final Batches batches;
  private final BatchPlans plans;
  private final Intakes intakes;
  private final Trees trees;
  private final Institutions institutions;

  BatchPages(
      Batches batches, BatchPlans plans, Intakes intakes, Trees trees, Institutions institutions) {
    this.batches = batches;
    this.plans = plans;
    this.intakes = intakes;
    this.trees = trees;
    this.institutions = institutions;
  }

  @GetMapping("/movement/batches")
  String page(Scope scope, Model model) {
    return page(scope, null, model);
  }

  private String page(Scope scope, @Nullable String problem, Model model) {
    var units =
        BatchPlans.isFor(scope)
            ? trees.units().nodes().stream().filter(node -> scope.covers(node.id())).toList()
            : List.<Tree.Node>of();
    var open = batches.open(scope);
    boolean student = units.isEmpty();
    model.addAttribute(
        "page",
        new BatchesPage(
            open,
            units,
            student,
            Intakes.isFor(scope) ? intakes.all() : List.of(),
            student && scope.person() != null
                ? intakes.left(
                    scope.person(),
                    open.stream()
                        .flatMap(batch -> batch.days().stream())
                        .map(Batch.Day::day)
                        .toList())
                : Map.of(),
            institutions.today(),
            problem));
    return "movement/batches";
  }

  @PostMapping("/movement/batches")
  String make(
      Viewer viewer,
      Scope scope,
      Text t,
      @RequestParam String name,
      @RequestParam UUID unit,
      @RequestParam LocalDate from,
      @RequestParam LocalDate to,
      @RequestParam int capacity,
      HttpServletResponse response,
      Model model) {
    try {
      plans.make(new BatchPlans.Plan(name, unit, from, to, capacity), scope, viewer.name());
      return "redirect:/movement/batches";
    } catch (Problem problem) {
      if (problem.status() != HttpStatus.UNPROCESSABLE_CONTENT) {
        throw problem;
      }
      return again(problem, scope, t, response, model);
    }
  }

  /** How many a campus takes on one day; nothing typed is as many as the batches have. */
  @PostMapping("/movement/batches/intakes")
  String intake(
      Viewer viewer,
      Scope scope,
      @RequestParam UUID campus,
      @RequestParam(required = false) @Nullable Integer capacity) {
    intakes.set(campus, capacity, scope, viewer.name());
    return "redirect:/movement/batches#intakes";
  }

  /** Whoever comes second to the last place reads so above the days that are left. */
  @PostMapping("/movement/batches/{id}/day")
  String take(
      Viewer viewer,
      Scope scope,
      Text t,
      @PathVariable UUID id,
      @RequestParam LocalDate day,
      HttpServletResponse response,
      Model model) {
    try {
      batches.take(id, viewer.self(), day, viewer.name());
      return "redirect:/movement/batches";
    } catch (Problem problem) {
      if (problem.status() != HttpStatus.CONFLICT) {
        throw problem;
      }
      return again(problem, scope, t, response, model);
    }
  }

  private String again(
      Problem problem, Scope scope, Text t, HttpServletResponse response, Model model) {
    response.setStatus(problem.status().value());
    return page(scope, problem.message(t), model);
  }
}
