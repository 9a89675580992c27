package org.muster.supplies.web;

import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.people.Institutions;
import org.muster.people.Scope;
import org.muster.supplies.Reservations;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What was granted and is kept: fetched by number, or given back. */
@Controller
class FetchPages {

  private final Reservations reservations;
  private final Institutions institutions;
  private final Clock clock;

  FetchPages(Reservations reservations, Institutions institutions, Clock clock) {
    this.reservations = reservations;
    this.institutions = institutions;
    this.clock = clock;
  }

  @GetMapping("/supplies/fetch")
  String page(Scope scope, Model model) {
    SuppliesPages.may(scope);
    return shown(null, model);
  }

  @PostMapping("/supplies/fetch")
  String fetch(Scope scope, @RequestParam String number, Model model) {
    SuppliesPages.may(scope);
    return shown(reservations.fetch(number), model);
  }

  private String shown(@Nullable String given, Model model) {
    model.addAttribute(
        "page",
        new FetchPage(reservations.open(), given, clock.instant(), institutions.current().zone()));
    return "supplies/fetch";
  }

  @PostMapping("/supplies/reservations/{id}/return")
  String giveUp(Scope scope, @PathVariable UUID id) {
    SuppliesPages.may(scope);
    reservations.giveUp(id);
    return "redirect:/supplies/fetch";
  }
}
