package org.muster.operation.web;

import java.util.List;
import java.util.UUID;
import org.muster.identity.Viewer;
import org.muster.operation.Duties;
import org.muster.operation.DutyBoard;
import org.muster.operation.Stages;
import org.muster.people.PostKind;
import org.muster.people.Scope;
import org.muster.shared.Problem;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One's own duties, ticked off; and those of the people one answers for. */
@Controller
@RequestMapping("/duties")
class DutyPages {

  private static final String HERE = "redirect:/duties";

  private final Duties duties;
  private final DutyBoard board;
  private final Stages stages;

  DutyPages(Duties duties, DutyBoard board, Stages stages) {
    this.duties = duties;
    this.board = board;
    this.stages = stages;
  }

  @GetMapping
  String mine(Viewer viewer, Scope scope, Model model) {
    post(scope);
    model.addAttribute(
        "page",
        new DutiesPage(
            stages.inForce().orElse(null), duties.of(viewer.self()), DutyBoard.isFor(scope)));
    return "operation/duties";
  }

  @PostMapping("/{role}/{duty}/ticks")
  String tick(
      Viewer viewer,
      Scope scope,
      @PathVariable String role,
      @PathVariable String duty,
      @RequestParam UUID holder,
      @RequestParam(defaultValue = "") String note) {
    post(scope);
    duties.tick(viewer, kind(role), duty, holder, note);
    return HERE + "#" + role + "-" + duty;
  }

  @PostMapping("/ticks/{id}/undoing")
  String undo(Viewer viewer, Scope scope, @PathVariable UUID id) {
    post(scope);
    duties.undo(viewer, id);
    return HERE;
  }

  @GetMapping("/progress")
  String progress(Scope scope, Model model) {
    if (!DutyBoard.isFor(scope)) {
      throw Problem.forbidden();
    }
    var now = stages.inForce().orElse(null);
    model.addAttribute(
        "page", new ProgressPage(now, now == null ? List.of() : board.of(now, scope)));
    return "operation/progress";
  }

  /** A token that is nobody's has no duties, and neither has who holds no post. */
  private static void post(Scope scope) {
    if (scope.person() == null || scope.charges().isEmpty()) {
      throw Problem.forbidden();
    }
  }

  private static PostKind kind(String word) {
    try {
      return PostKind.of(word);
    } catch (IllegalArgumentException unknown) {
      throw Problem.notFound();
    }
  }
}
