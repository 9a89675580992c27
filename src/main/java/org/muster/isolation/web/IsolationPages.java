package org.muster.isolation.web;

import java.util.List;
import java.util.UUID;
import org.muster.isolation.Occupancy;
import org.muster.isolation.Stays;
import org.muster.people.Institutions;
import org.muster.people.People;
import org.muster.people.PersonLine;
import org.muster.people.Scope;
import org.muster.shared.Problem;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The board of isolation rooms, with what waits to be done. */
@Controller
class IsolationPages {

  private final Stays stays;
  private final Occupancy occupancy;
  private final People people;
  private final Institutions institutions;

  IsolationPages(Stays stays, Occupancy occupancy, People people, Institutions institutions) {
    this.stays = stays;
    this.occupancy = occupancy;
    this.people = people;
    this.institutions = institutions;
  }

  @GetMapping("/isolation")
  String board(Scope scope, Model model) {
    if (!IsolationWays.sees(scope)) {
      throw Problem.forbidden();
    }
    model.addAttribute(
        "page",
        new IsolationPage(
            scope,
            occupancy.rooms(),
            stays.open(scope),
            IsolationWays.keeps(scope) ? stays.cleaning() : List.of(),
            occupancy.forecast(),
            stays.now(),
            institutions.current().zone(),
            IsolationWays.places(scope),
            IsolationWays.keeps(scope),
            IsolationWays.rules(scope)));
    return "isolation/board";
  }

  /** Somebody to be isolated, by the number that was typed. */
  @PostMapping("/isolation/arrivals")
  String arrive(Scope scope, @RequestParam String number) {
    if (!IsolationWays.places(scope)) {
      throw Problem.forbidden();
    }
    var person =
        people.byNumbers(List.of(number.strip())).stream()
            .filter(PersonLine::student)
            .filter(found -> Stays.manages(scope, found.unit()))
            .findFirst()
            .orElseThrow(() -> Problem.unprocessable("isolation.number"));
    return "redirect:/isolation/place/" + person.id();
  }

  @PostMapping("/isolation/beds/{id}/cleaning")
  String cleaned(Scope scope, @PathVariable UUID id) {
    if (!IsolationWays.keeps(scope)) {
      throw Problem.forbidden();
    }
    stays.cleaned(id);
    return "redirect:/isolation#cleaning";
  }
}
