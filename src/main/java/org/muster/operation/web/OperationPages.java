package org.muster.operation.web;

import java.util.UUID;
import org.muster.identity.Viewer;
import org.muster.operation.Operations;
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

/** The university's operations: declared and stood down by the working group. */
@Controller
class OperationPages {

  private final Operations operations;
  private final Institutions institutions;

  OperationPages(Operations operations, Institutions institutions) {
    this.operations = operations;
    this.institutions = institutions;
  }

  @GetMapping("/operations")
  String list(Scope scope, Model model) {
    working(scope);
    model.addAttribute("operations", operations.all());
    model.addAttribute("zone", institutions.current().zone());
    return "operation/operations";
  }

  @PostMapping("/operations")
  String declare(Scope scope, Viewer viewer, @RequestParam String name) {
    working(scope);
    operations.declare(name, viewer.name());
    return "redirect:/operations";
  }

  @PostMapping("/operations/{id}/end")
  String end(Scope scope, Viewer viewer, @PathVariable UUID id, @RequestParam String why) {
    working(scope);
    operations.end(id, why, viewer.name());
    return "redirect:/operations";
  }

  private static void working(Scope scope) {
    if (!scope.holds(PostKind.WORKING_GROUP)) {
      throw Problem.forbidden();
    }
  }
}
