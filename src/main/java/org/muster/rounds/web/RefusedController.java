package org.muster.rounds.web;

import java.util.UUID;
import org.muster.people.Institutions;
import org.muster.people.Scope;
import org.muster.rounds.ReceivedReports;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Whose report arrived and is not on the roll, for the data team to ask again. */
@Controller
class RefusedController {

  private final AskedRound asked;
  private final ReceivedReports received;
  private final Institutions institutions;

  RefusedController(AskedRound asked, ReceivedReports received, Institutions institutions) {
    this.asked = asked;
    this.received = received;
    this.institutions = institutions;
  }

  @GetMapping("/rounds/{id:[0-9a-f-]{36}}/refused")
  String page(Scope scope, @PathVariable UUID id, Model model) {
    RoundApi.wholeOnly(scope);
    var round = asked.opened(id);
    model.addAttribute(
        "page", new RefusedPage(round, institutions.current().zone(), received.refusals(round)));
    return "rounds/refused";
  }
}
