package org.muster.people.web;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.muster.identity.Viewer;
import org.muster.people.Institutions;
import org.muster.people.NameGrants;
import org.muster.people.Scope;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Which tokens are given names, and what for. */
@Controller
@RequestMapping("/me/tokens/names")
class NameGrantPages {

  private static final int USUAL_DAYS = 30;

  private final NameGrants grants;
  private final Institutions institutions;

  NameGrantPages(NameGrants grants, Institutions institutions) {
    this.grants = grants;
    this.institutions = institutions;
  }

  @GetMapping
  String list(Scope scope, Model model) {
    var today = institutions.today();
    model.addAttribute(
        "page",
        new NameGrantsPage(
            grants.all(scope),
            grants.tokens(scope),
            today,
            today.plusDays(USUAL_DAYS),
            today.plusDays(NameGrants.LONGEST),
            institutions.current().zone()));
    return "people/names";
  }

  /** On the trail by {@link NameGrants#grant}. */
  @PostMapping
  String grant(
      Viewer viewer,
      Scope scope,
      @RequestParam UUID token,
      @RequestParam(defaultValue = "") String purpose,
      @RequestParam(defaultValue = "") Set<String> fields,
      @RequestParam LocalDate until) {
    grants.grant(viewer, scope, token, purpose, fields, until);
    return "redirect:/me/tokens/names";
  }

  /** On the trail by {@link NameGrants#revoke}. */
  @PostMapping("/{id:[0-9a-f-]{36}}/revocation")
  String revoke(Viewer viewer, Scope scope, @PathVariable UUID id) {
    grants.revoke(viewer, scope, id);
    return "redirect:/me/tokens/names";
  }
}
