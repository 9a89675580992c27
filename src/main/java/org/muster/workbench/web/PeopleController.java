package org.muster.workbench.web;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.muster.people.People;
import org.muster.people.Scope;
import org.muster.shared.Problem;
import org.muster.shared.Text;
import org.muster.workbench.DossierCard;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Finding a person, and the page with what each room knows of them. */
@Controller
class PeopleController {

  private final People people;
  private final List<DossierCard> cards;

  PeopleController(People people, List<DossierCard> cards) {
    this.people = people;
    this.cards = cards.stream().sorted(Comparator.comparingInt(DossierCard::order)).toList();
  }

  @GetMapping("/people")
  String search(@RequestParam(defaultValue = "") String q, Scope scope, Model model) {
    model.addAttribute("q", q).addAttribute("found", people.search(scope, q));
    return "workbench/people";
  }

  @GetMapping("/people/{id}")
  String dossier(@PathVariable UUID id, Scope scope, Text t, Model model) {
    var person = people.find(scope, id).orElseThrow(Problem::notFound);
    model.addAttribute("person", person);
    model.addAttribute(
        "cards", cards.stream().flatMap(card -> card.card(person, scope, t).stream()).toList());
    return "workbench/dossier";
  }
}
