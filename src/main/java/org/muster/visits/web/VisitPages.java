package org.muster.visits.web;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.muster.identity.Viewer;
import org.muster.people.Institutions;
import org.muster.people.People;
import org.muster.people.PostKind;
import org.muster.people.Scope;
import org.muster.people.Trees;
import org.muster.shared.Problem;
import org.muster.visits.Looks;
import org.muster.visits.StayGroups;
import org.muster.visits.Visit;
import org.muster.visits.VisitPlans;
import org.muster.visits.Visits;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Visits are made, given to visitors, followed and signed. */
@Controller
@RequestMapping("/visits")
class VisitPages {

  private static final int SHOWN = 50;
  private static final LocalTime EVENING = LocalTime.of(22, 0);

  private final Visits visits;
  private final VisitPlans plans;
  private final Looks looks;
  private final StayGroups groups;
  private final People people;
  private final Trees trees;
  private final Institutions institutions;
  private final Clock clock;

  VisitPages(
      Visits visits,
      VisitPlans plans,
      Looks looks,
      StayGroups groups,
      People people,
      Trees trees,
      Institutions institutions,
      Clock clock) {
    this.visits = visits;
    this.plans = plans;
    this.looks = looks;
    this.groups = groups;
    this.people = people;
    this.trees = trees;
    this.institutions = institutions;
    this.clock = clock;
  }

  @GetMapping
  String list(Scope scope, Model model) {
    if (!VisitsWays.staff(scope)) {
      throw Problem.forbidden();
    }
    boolean gives = gives(scope);
    model.addAttribute(
        "page",
        new VisitsPage(
            visits.of(scope, SHOWN),
            gives ? groups.all() : List.of(),
            new Rooms(trees.places()),
            VisitPlans.may(scope),
            gives,
            institutions.today().atTime(EVENING),
            clock.instant(),
            institutions.current().zone()));
    return "visits/visits";
  }

  @PostMapping
  String make(
      Viewer viewer,
      Scope scope,
      @RequestParam String name,
      @RequestParam(name = "place", required = false) List<UUID> places,
      @RequestParam LocalDateTime due) {
    if (!VisitPlans.may(scope)) {
      throw Problem.forbidden();
    }
    var made =
        plans.make(
            viewer,
            scope,
            name,
            places == null ? List.of() : places,
            due.atZone(institutions.current().zone()).toInstant());
    return "redirect:/visits/" + made;
  }

  @GetMapping("/{id:[0-9a-f-]{36}}")
  String visit(Scope scope, @PathVariable UUID id, Model model) {
    var visit = visits.get(scope, id);
    boolean makes = makes(scope, visit);
    model.addAttribute(
        "page",
        new VisitPage(
            visit,
            looks.of(id, makes ? null : scope.person()),
            new Rooms(trees.places()),
            makes,
            clock.instant(),
            institutions.current().zone()));
    return "visits/visit";
  }

  @PostMapping("/{id:[0-9a-f-]{36}}/stops")
  String give(
      Scope scope,
      @PathVariable UUID id,
      @RequestParam(name = "place") List<UUID> places,
      @RequestParam String number) {
    made(scope, id);
    plans.give(id, places, teacher(number));
    return "redirect:/visits/" + id;
  }

  @PostMapping("/{id:[0-9a-f-]{36}}/end")
  String end(Viewer viewer, Scope scope, @PathVariable UUID id) {
    made(scope, id);
    visits.end(id, viewer.name());
    return "redirect:/visits/" + id;
  }

  /** Those who stay in a building or on a floor are given to a teacher. */
  @PostMapping("/groups")
  String group(Viewer viewer, Scope scope, @RequestParam UUID place, @RequestParam String number) {
    if (!gives(scope)) {
      throw Problem.forbidden();
    }
    known(place);
    groups.give(place, teacher(number), viewer.name());
    return "redirect:/visits";
  }

  @PostMapping("/groups/{place}/end")
  String ungroup(Scope scope, @PathVariable UUID place) {
    if (!gives(scope)) {
      throw Problem.forbidden();
    }
    known(place);
    groups.end(place);
    return "redirect:/visits";
  }

  private void known(UUID place) {
    if (trees.places().find(place).isEmpty()) {
      throw Problem.notFound();
    }
  }

  private UUID teacher(String number) {
    return people.byNumbers(List.of(number.strip())).stream()
        .filter(one -> !one.student())
        .findFirst()
        .orElseThrow(() -> Problem.unprocessable("visits.teacher"))
        .id();
  }

  private void made(Scope scope, UUID id) {
    if (!makes(scope, visits.get(scope, id))) {
      throw Problem.forbidden();
    }
  }

  static boolean makes(Scope scope, Visit visit) {
    return gives(scope) || visit.madeBy().equals(scope.person());
  }

  private static boolean gives(Scope scope) {
    return scope.holds(PostKind.WORKING_GROUP);
  }
}
