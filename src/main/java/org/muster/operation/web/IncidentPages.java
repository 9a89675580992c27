package org.muster.operation.web;

import java.time.LocalDate;
import java.util.UUID;
import org.muster.audit.Actor;
import org.muster.identity.Viewer;
import org.muster.operation.Incidents;
import org.muster.operation.Relief;
import org.muster.people.Institutions;
import org.muster.people.PostKind;
import org.muster.people.Scope;
import org.muster.shared.Problem;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What must not stay as it is: for the working group all of it, for a college its own. */
@Controller
class IncidentPages {

  private static final int OVER = 50;

  private final Incidents incidents;
  private final Relief relief;
  private final Institutions institutions;

  IncidentPages(Incidents incidents, Relief relief, Institutions institutions) {
    this.incidents = incidents;
    this.relief = relief;
    this.institutions = institutions;
  }

  static boolean isFor(Scope scope) {
    return scope.whole() || scope.holds(PostKind.CHIEF_COUNSELLOR);
  }

  @GetMapping("/incidents")
  String list(Scope scope, Model model) {
    may(scope);
    model.addAttribute(
        "page",
        new IncidentsPage(
            incidents.open(scope), incidents.over(scope, OVER), institutions.today()));
    return "operation/incidents";
  }

  @PostMapping("/incidents/{id}/owner")
  String take(Scope scope, Viewer viewer, @PathVariable UUID id) {
    may(scope);
    incidents.take(id, scope, viewer.self());
    return "redirect:/incidents";
  }

  @PostMapping("/incidents/{id}/closure")
  String close(Scope scope, @PathVariable UUID id, @RequestParam String why) {
    may(scope);
    incidents.close(id, scope, why, Actor.current().name());
    return "redirect:/incidents";
  }

  /** Names who stands in, or who is counsellor from now on, and so puts it right. */
  @PostMapping("/incidents/{id}/relief")
  String relieve(
      Scope scope, @PathVariable UUID id, @RequestParam String number, @RequestParam LocalDate to) {
    may(scope);
    relief.name(incidents.get(scope, id), number, to);
    return "redirect:/incidents";
  }

  private static void may(Scope scope) {
    if (!isFor(scope)) {
      throw Problem.forbidden();
    }
  }
}
