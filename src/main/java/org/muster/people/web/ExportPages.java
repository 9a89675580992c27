package org.muster.people.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.identity.Viewer;
import org.muster.people.Export;
import org.muster.people.ExportRequests;
import org.muster.people.Exports;
import org.muster.people.Institutions;
import org.muster.people.Scope;
import org.muster.shared.Problem;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Asking for a large list; and all exports, for the working group and the data-protection officer.
 */
@Controller
class ExportPages {

  private static final int SHOWN = 100;

  private final Exports exports;
  private final ExportRequests requests;
  private final Institutions institutions;

  ExportPages(Exports exports, ExportRequests requests, Institutions institutions) {
    this.exports = exports;
    this.requests = requests;
    this.institutions = institutions;
  }

  @GetMapping("/exports/{id}")
  String own(Viewer viewer, @PathVariable UUID id, Model model) {
    model.addAttribute("request", requests.get(viewer, id));
    model.addAttribute("zone", institutions.current().zone());
    return "people/export";
  }

  @PostMapping("/exports/{id}")
  String ask(Viewer viewer, @PathVariable UUID id, @RequestParam(defaultValue = "") String reason) {
    requests.ask(viewer, id, reason);
    return "redirect:/exports/" + id;
  }

  @GetMapping("/admin/exports")
  String all(
      Viewer viewer,
      Scope scope,
      @RequestParam(required = false) @Nullable UUID before,
      Model model) {
    may(scope);
    return show(viewer, scope, before, null, model);
  }

  /** Whose a list was; the answer is the page itself, and the text is not kept. */
  @PostMapping("/admin/exports/source")
  String source(
      Viewer viewer, Scope scope, @RequestParam(defaultValue = "") String text, Model model) {
    may(scope);
    return show(viewer, scope, null, exports.trace(text), model);
  }

  @PostMapping("/admin/exports/requests/{id}/agreement")
  String agree(Viewer viewer, Scope scope, @PathVariable UUID id) {
    requests.decide(viewer, scope, id, true);
    return "redirect:/admin/exports";
  }

  @PostMapping("/admin/exports/requests/{id}/refusal")
  String decline(Viewer viewer, Scope scope, @PathVariable UUID id) {
    requests.decide(viewer, scope, id, false);
    return "redirect:/admin/exports";
  }

  private String show(
      Viewer viewer,
      Scope scope,
      @Nullable UUID before,
      @Nullable List<Export> traced,
      Model model) {
    var found = exports.latest(before, SHOWN);
    model.addAttribute(
        "page",
        new ExportsPage(
            viewer.person(),
            requests.waiting(scope),
            found,
            found.size() < SHOWN ? null : "/admin/exports?before=" + found.getLast().id(),
            traced,
            institutions.current().zone()));
    return "people/exports";
  }

  private static void may(Scope scope) {
    if (!scope.overseesData()) {
      throw Problem.forbidden();
    }
  }
}
