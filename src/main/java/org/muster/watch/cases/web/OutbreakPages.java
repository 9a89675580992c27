package org.muster.watch.cases.web;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Trail;
import org.muster.identity.Viewer;
import org.muster.people.Institutions;
import org.muster.people.Scope;
import org.muster.watch.cases.AttackRates;
import org.muster.watch.cases.CaseDraft;
import org.muster.watch.cases.CaseState;
import org.muster.watch.cases.Cases;
import org.muster.watch.cases.Curve;
import org.muster.watch.cases.Exposures;
import org.muster.watch.cases.Outbreaks;
import org.muster.watch.cases.Sees;
import org.muster.watch.cases.Transmission;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Outbreaks, and what one looks like. */
@Controller
class OutbreakPages {

  static final String ID = "{id:[0-9a-f-]{36}}";

  private static final int CONTACTS = 300;

  private final Outbreaks outbreaks;
  private final Cases cases;
  private final Exposures exposures;
  private final AttackRates rates;
  private final Institutions institutions;
  private final Trail trail;

  OutbreakPages(
      Outbreaks outbreaks,
      Cases cases,
      Exposures exposures,
      AttackRates rates,
      Institutions institutions,
      Trail trail) {
    this.outbreaks = outbreaks;
    this.cases = cases;
    this.exposures = exposures;
    this.rates = rates;
    this.institutions = institutions;
    this.trail = trail;
  }

  @GetMapping("/cases")
  String list(Scope scope, Model model) {
    Sees.require(scope);
    model.addAttribute(
        "page",
        new CasesPage(outbreaks.list(scope), Sees.all(scope), institutions.current().zone()));
    return "cases/cases";
  }

  @PostMapping("/cases")
  String open(Viewer viewer, Scope scope, @ModelAttribute OutbreakForm form) {
    return "redirect:/cases/" + outbreaks.open(viewer, scope, form.draft());
  }

  @GetMapping("/cases/" + ID)
  String show(Scope scope, @PathVariable UUID id, Model model) {
    Sees.require(scope);
    var outbreak = outbreaks.get(id);
    var all = cases.of(scope, id);
    var contacts = exposures.contacts(scope, id, CONTACTS);
    var confirmed = all.stream().filter(one -> one.state() == CaseState.CONFIRMED).toList();
    model.addAttribute(
        "page",
        new OutbreakPage(
            outbreak,
            all,
            cases.releases(outbreak, confirmed),
            new Transmission(all).summary(),
            Curve.of(all),
            contacts,
            Sees.all(scope) ? rates.of(id) : java.util.List.of(),
            Sees.all(scope),
            institutions.today(),
            institutions.current().zone()));
    if (all.size() + contacts.size() > 0) {
      trail.record(
          "cases.list", "outbreak", id, Map.of("cases", all.size(), "contacts", contacts.size()));
    }
    return "cases/outbreak";
  }

  @PostMapping("/cases/" + ID + "/closure")
  String close(Viewer viewer, Scope scope, @PathVariable UUID id) {
    outbreaks.close(viewer, scope, id);
    return "redirect:/cases/" + id;
  }

  /** A case found; its page is where it goes on. */
  @PostMapping("/cases/" + ID + "/cases")
  String add(
      Viewer viewer,
      Scope scope,
      @PathVariable UUID id,
      @RequestParam String who,
      @RequestParam(defaultValue = "false") boolean label,
      @RequestParam CaseState state,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate onset,
      @RequestParam(required = false) @Nullable String test,
      @RequestParam(required = false) @Nullable String evidence,
      @RequestParam(required = false) @Nullable String infector) {
    var draft = new CaseDraft(who, label, state, onset, null, test, evidence, infector);
    return "redirect:/cases/case/" + cases.add(viewer, scope, id, draft);
  }
}
