package org.muster.operation.web;

import org.muster.identity.Viewer;
import org.muster.operation.Duties;
import org.muster.operation.Operations;
import org.muster.operation.Stages;
import org.muster.people.Institutions;
import org.muster.people.Scope;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The operation in force with its rules, for everybody to read. */
@Controller
class CurrentPages {

  private final Operations operations;
  private final Stages stages;
  private final Duties duties;
  private final Institutions institutions;

  CurrentPages(Operations operations, Stages stages, Duties duties, Institutions institutions) {
    this.operations = operations;
    this.stages = stages;
    this.duties = duties;
    this.institutions = institutions;
  }

  @GetMapping("/operations/current")
  String page(Viewer viewer, Scope scope, Model model) {
    boolean owes =
        !scope.charges().isEmpty()
            && viewer.person() != null
            && !duties.of(viewer.person()).isEmpty();
    model.addAttribute(
        "page",
        new CurrentPage(
            operations.current().orElse(null),
            stages.inForce().orElse(null),
            owes,
            institutions.current().zone()));
    return "operation/current";
  }
}
