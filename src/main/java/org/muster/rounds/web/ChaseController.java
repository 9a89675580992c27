package org.muster.rounds.web;

import java.util.UUID;
import org.muster.audit.Actor;
import org.muster.identity.Viewer;
import org.muster.notices.Sender;
import org.muster.people.Institutions;
import org.muster.people.Scope;
import org.muster.rounds.Nudges;
import org.muster.rounds.Steps;
import org.muster.shared.Problem;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How those who do not report are gone after: by the round's steps, and by hand in a class. */
@Controller
class ChaseController {

  private final AskedRound asked;
  private final Steps steps;
  private final Nudges nudges;
  private final Institutions institutions;

  ChaseController(AskedRound asked, Steps steps, Nudges nudges, Institutions institutions) {
    this.asked = asked;
    this.steps = steps;
    this.nudges = nudges;
    this.institutions = institutions;
  }

  @GetMapping("/rounds/{id}/chase")
  String steps(Scope scope, @PathVariable UUID id, Model model) {
    Staff.require(scope);
    var round = asked.opened(id);
    model.addAttribute(
        "page", new ChasePage(round, institutions.current().zone(), steps.of(id), scope.whole()));
    return "rounds/chase";
  }

  /** Reminds all who are missing in a class; pressed twice, nobody is told twice. */
  @PostMapping("/class/{unit}/nudge")
  String nudge(Scope scope, Viewer viewer, @PathVariable UUID unit, @RequestParam UUID round) {
    if (!scope.covers(unit)) {
      throw Problem.forbidden();
    }
    var open = asked.opened(round);
    if (!open.open()) {
      throw Problem.conflict("rounds.closed");
    }
    nudges.all(open, unit, new Sender(viewer.person(), Actor.current().name()));
    return "redirect:/class/" + unit + "?round=" + round;
  }
}
