package org.muster.privacy.web;

import java.util.Map;
import java.util.UUID;
import org.muster.audit.Actor;
import org.muster.identity.Viewer;
import org.muster.people.Institution;
import org.muster.people.Institutions;
import org.muster.people.Scope;
import org.muster.privacy.Periods;
import org.muster.privacy.Statement;
import org.muster.privacy.Statements;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Problem;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What people are told and asked: for everybody to read, for each to answer, for few to publish.
 */
@Controller
class StatementPages {

  private final Statements statements;
  private final Periods periods;
  private final Institutions institutions;

  StatementPages(Statements statements, Periods periods, Institutions institutions) {
    this.statements = statements;
    this.periods = periods;
    this.institutions = institutions;
  }

  /**
   * Open to anybody: it must be readable before the first answer is given, by whoever has a link.
   */
  @GetMapping("/privacy/{code}")
  String told(@PathVariable String code, Model model) {
    var institution = institutions.byCode(code).orElseThrow(Problem::notFound);
    model.addAttribute("page", CurrentInstitution.call(institution.id(), () -> told(institution)));
    return "privacy/told";
  }

  private ToldPage told(Institution institution) {
    return new ToldPage(
        institution.name(), institution.zone(), statements.inForce(), periods.all());
  }

  @GetMapping("/me/statements")
  String mine(Viewer viewer, Model model) {
    model.addAttribute("asked", statements.of(viewer.self()));
    model.addAttribute("institution", institutions.current().code());
    return "privacy/mine";
  }

  @PostMapping("/me/statements/{id}")
  String answer(
      Viewer viewer, @PathVariable UUID id, @RequestParam(defaultValue = "") String said) {
    statements.answer(viewer.self(), id, said);
    return "redirect:/me/statements";
  }

  @GetMapping("/admin/statements")
  String versions(Scope scope, Model model) {
    may(scope);
    model.addAttribute("versions", statements.versions());
    return "privacy/statements";
  }

  @PostMapping("/admin/statements")
  String publish(Scope scope, @RequestParam Map<String, String> fields) {
    may(scope);
    statements.publish(
        new Statements.Draft(
            fields.getOrDefault("code", "").strip(),
            fields.getOrDefault("kind", "").equals("consent")
                ? Statement.Kind.CONSENT
                : Statement.Kind.NOTICE,
            fields.getOrDefault("title-zh", ""),
            fields.getOrDefault("title-en", ""),
            fields.getOrDefault("body-zh", ""),
            fields.getOrDefault("body-en", "")),
        Actor.current().name());
    return "redirect:/admin/statements";
  }

  private static void may(Scope scope) {
    if (!scope.overseesData()) {
      throw Problem.forbidden();
    }
  }
}
