package org.muster.desks.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Trail;
import org.muster.desks.HandOvers;
import org.muster.desks.Rota;
import org.muster.desks.Rotas;
import org.muster.desks.Shift;
import org.muster.desks.Shifts;
import org.muster.desks.Swaps;
import org.muster.identity.Viewer;
import org.muster.people.Institutions;
import org.muster.people.Readiness;
import org.muster.people.Scope;
import org.muster.people.Tree;
import org.muster.people.Trees;
import org.muster.shared.Problem;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One rota: who is on call when, its planning, and what is handed over. */
// Of an id only: /desks/desks.css lies beside it.
@Controller
@RequestMapping("/desks/{id:[0-9a-f-]{36}}")
class RotaPages {

  private static final int DAYS = 21;
  private static final int SWAPS = 20;
  private static final Duration GAPS = Duration.ofDays(7);

  private final Rotas rotas;
  private final Shifts shifts;
  private final Swaps swaps;
  private final HandOvers handOvers;
  private final Readiness readiness;
  private final Trees trees;
  private final Institutions institutions;
  private final Trail trail;
  private final Clock clock;

  RotaPages(
      Rotas rotas,
      Shifts shifts,
      Swaps swaps,
      HandOvers handOvers,
      Readiness readiness,
      Trees trees,
      Institutions institutions,
      Trail trail,
      Clock clock) {
    this.rotas = rotas;
    this.shifts = shifts;
    this.swaps = swaps;
    this.handOvers = handOvers;
    this.readiness = readiness;
    this.trees = trees;
    this.institutions = institutions;
    this.trail = trail;
    this.clock = clock;
  }

  @GetMapping
  String page(Viewer viewer, Scope scope, @PathVariable UUID id, Model model) {
    DesksPages.may(viewer, scope, rotas);
    return page(viewer, scope, rotas.get(id), null, model);
  }

  private String page(
      Viewer viewer, Scope scope, Rota rota, Shifts.@Nullable Planned planned, Model model) {
    var self = viewer.self();
    var coming = shifts.coming(rota.id(), DAYS);
    var now = clock.instant();
    var own = own(rota, self).orElse(null);
    model.addAttribute(
        "page",
        new RotaPage(
            rota,
            trees.units().find(rota.unit()).map(Tree.Node::name).orElse(""),
            rotas.members(rota.id()),
            coming,
            shifts.gaps(rota, GAPS),
            Rotas.keeps(scope, rota.unit()) ? shifts.empty(rota, GAPS) : List.of(),
            swaps.open(),
            swaps.history(rota.id(), SWAPS),
            self,
            Rotas.keeps(scope, rota.unit()),
            own,
            own == null ? null : handOvers.written(own).orElse(null),
            coming.stream()
                .filter(shift -> shift.runs(now) && shift.person().equals(self))
                .findFirst()
                .flatMap(handOvers::leftFor)
                .orElse(null),
            planned,
            now,
            institutions.current().zone()));
    return "desks/rota";
  }

  /** The last of one's own here that has begun, while its note can be written. */
  private Optional<Shift> own(Rota rota, UUID self) {
    return shifts.of(self, Duration.ofDays(2)).stream()
        .filter(shift -> shift.rota().equals(rota.id()) && handOvers.writable(shift))
        .max(Comparator.comparing(Shift::start));
  }

  @PostMapping("/members")
  String members(Scope scope, @PathVariable UUID id, @RequestParam String numbers) {
    keeper(scope, id);
    rotas.setMembers(id, numbers);
    return "redirect:/desks/" + id;
  }

  /** The answer is the page itself, not a redirect: it says who was left out and why. */
  @PostMapping("/plan")
  String plan(
      Viewer viewer,
      Scope scope,
      @PathVariable UUID id,
      @RequestParam LocalDate from,
      @RequestParam LocalDate to,
      Model model) {
    var rota = keeper(scope, id);
    return page(viewer, scope, rota, shifts.plan(rota, from, to), model);
  }

  /** One slot by hand. */
  @PostMapping("/shifts")
  String put(
      Scope scope,
      @PathVariable UUID id,
      @RequestParam Instant start,
      @RequestParam String number) {
    shifts.put(keeper(scope, id), start, number);
    return "redirect:/desks/" + id;
  }

  @PostMapping("/closure")
  String close(Scope scope, @PathVariable UUID id) {
    keeper(scope, id);
    rotas.close(id);
    return "redirect:/desks";
  }

  /** The own number of whoever is on call now, for a rota without one; that is kept. */
  @PostMapping("/phone")
  String phone(Viewer viewer, Scope scope, @PathVariable UUID id, Model model) {
    DesksPages.may(viewer, scope, rotas);
    var rota = rotas.get(id);
    var who =
        shifts.coming(rota.id(), 1).stream()
            .filter(shift -> shift.runs(clock.instant()))
            .findFirst()
            .flatMap(shift -> readiness.own(shift.person()))
            .orElseThrow(Problem::notFound);
    trail.record(
        "people.phone", "person", who.id(), Map.of("numbers", who.phone() == null ? 0 : 1));
    model.addAttribute("page", who).addAttribute("back", "/desks/" + id);
    return "desks/number";
  }

  private Rota keeper(Scope scope, UUID id) {
    if (!Rotas.makes(scope)) {
      throw Problem.forbidden();
    }
    var rota = rotas.get(id);
    if (!Rotas.keeps(scope, rota.unit())) {
      throw Problem.notFound();
    }
    return rota;
  }
}
