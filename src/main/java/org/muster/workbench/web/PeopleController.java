package org.muster.workbench.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.identity.Viewer;
import org.muster.people.Accesses;
import org.muster.people.People;
import org.muster.people.Scope;
import org.muster.shared.Problem;
import org.muster.shared.Text;
import org.muster.workbench.DossierCard;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Finding a person, and the page with what each room knows of them. */
@Controller
class PeopleController {

  private final People people;
  private final Accesses accesses;
  private final List<DossierCard> cards;
  private final Timeline timeline;

  PeopleController(People people, Accesses accesses, List<DossierCard> cards, Timeline timeline) {
    this.people = people;
    this.accesses = accesses;
    this.cards = cards.stream().sorted(Comparator.comparingInt(DossierCard::order)).toList();
    this.timeline = timeline;
  }

  @GetMapping("/people")
  String search(@RequestParam(defaultValue = "") String q, Scope scope, Model model) {
    model.addAttribute("q", q).addAttribute("found", people.search(scope, q));
    return "workbench/people";
  }

  /** One's own, one's charge's, or for a stated reason somebody else's. */
  @GetMapping("/people/{id}")
  String dossier(
      @PathVariable UUID id, Scope scope, Text t, Model model, HttpServletResponse response) {
    var found = people.find(scope, id);
    if (found.isEmpty() && Accesses.may(scope) && accesses.known(id)) {
      response.setStatus(HttpServletResponse.SC_FORBIDDEN);
      model.addAttribute("person", id);
      return "workbench/closed";
    }
    var person = found.orElseThrow(Problem::notFound);
    model.addAttribute("person", person);
    model.addAttribute(
        "cards", cards.stream().flatMap(card -> card.card(person, scope, t).stream()).toList());
    model.addAttribute("timeline", timeline.of(person, scope, t, null));
    return "workbench/dossier";
  }

  /** The timeline alone, from a moment back. */
  @GetMapping("/people/{id}/timeline")
  String timeline(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable Instant before,
      Scope scope,
      Text t,
      Model model) {
    var person = people.find(scope, id).orElseThrow(Problem::notFound);
    model.addAttribute("person", person);
    model.addAttribute("timeline", timeline.of(person, scope, t, before));
    return "workbench/timeline-page";
  }

  @PostMapping("/people/{id}/access")
  String open(
      Viewer viewer,
      Scope scope,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String reason) {
    accesses.open(viewer, scope, id, reason);
    return "redirect:/people/" + id;
  }
}
