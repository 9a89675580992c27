package org.muster.watch.cases.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Trail;
import org.muster.identity.Viewer;
import org.muster.people.Institutions;
import org.muster.people.Scope;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.muster.watch.cases.CaseState;
import org.muster.watch.cases.Cases;
import org.muster.watch.cases.ExposedNames;
import org.muster.watch.cases.ExposureKind;
import org.muster.watch.cases.Exposures;
import org.muster.watch.cases.Infectors;
import org.muster.watch.cases.Outbreaks;
import org.muster.watch.cases.Sees;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One case: how it stands, what was seen, who was exposed to it. */
@Controller
@RequestMapping("/cases/case/" + OutbreakPages.ID)
class CasePages {

  private final Outbreaks outbreaks;
  private final Cases cases;
  private final Infectors infectors;
  private final Exposures exposures;
  private final ExposedNames names;
  private final Institutions institutions;
  private final Trail trail;
  private final Clock clock;

  CasePages(
      Outbreaks outbreaks,
      Cases cases,
      Infectors infectors,
      Exposures exposures,
      ExposedNames names,
      Institutions institutions,
      Trail trail,
      Clock clock) {
    this.outbreaks = outbreaks;
    this.cases = cases;
    this.infectors = infectors;
    this.exposures = exposures;
    this.names = names;
    this.institutions = institutions;
    this.trail = trail;
    this.clock = clock;
  }

  @GetMapping
  String show(Scope scope, @PathVariable UUID id, Model model) {
    Sees.require(scope);
    var one = cases.get(scope, id);
    var outbreak = outbreaks.get(one.outbreak());
    var observations = cases.observations(one);
    var zone = institutions.current().zone();
    model.addAttribute(
        "page",
        new CasePage(
            outbreak,
            one,
            cases.turns(one),
            observations,
            cases.release(outbreak, one),
            one.state() == CaseState.EXCLUDED || !outbreak.open()
                ? List.of()
                : exposures.proposed(outbreak, one),
            exposures.to(one),
            exposures.infectiousFrom(outbreak, one),
            infectors.written(one),
            Sees.all(scope),
            Ids.next(),
            institutions.today(),
            LocalDateTime.ofInstant(clock.instant(), zone).truncatedTo(ChronoUnit.MINUTES),
            zone));
    trail.record("cases.read", "case", id, Map.of());
    return "cases/case";
  }

  @PostMapping("/turns")
  String turn(
      Viewer viewer,
      Scope scope,
      @PathVariable UUID id,
      @RequestParam int seen,
      @RequestParam CaseState to,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate on,
      @RequestParam(required = false) @Nullable String test,
      @RequestParam(required = false) @Nullable String evidence) {
    Sees.require(scope);
    cases.turn(viewer, scope, id, seen, to, on, test, evidence);
    return back(id);
  }

  @PostMapping("/observations")
  String observe(
      Viewer viewer,
      Scope scope,
      @PathVariable UUID id,
      @RequestParam UUID observation,
      @RequestParam LocalDateTime at,
      @RequestParam(required = false) @Nullable Double temperature,
      @RequestParam(required = false) @Nullable Boolean negative,
      @RequestParam(required = false) @Nullable String words) {
    Sees.require(scope);
    var moment = at.atZone(institutions.current().zone()).toInstant();
    cases.observe(viewer, scope, id, observation, moment, temperature, negative, words);
    return back(id);
  }

  @PostMapping("/description")
  String describe(
      Scope scope,
      @PathVariable UUID id,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate onset,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate sampled,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate reported,
      @RequestParam(required = false) @Nullable String infector) {
    Sees.require(scope);
    infectors.describe(scope, id, onset, sampled, reported, infector);
    return back(id);
  }

  /** Those who were ticked of the proposal, with one pair of days for all. */
  @PostMapping("/exposures")
  String expose(
      Viewer viewer,
      Scope scope,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable List<String> who,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate first,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate last) {
    Sees.require(scope);
    var one = cases.get(scope, id);
    var beside = new java.util.HashMap<UUID, ExposureKind>();
    exposures
        .proposed(outbreaks.get(one.outbreak()), one)
        .forEach(each -> beside.put(each.who().id(), each.kind()));
    var exposed = new ArrayList<Exposures.New>();
    for (var each : who == null ? List.<String>of() : who) {
      var person = person(each);
      // What is ticked was proposed: anybody else is typed, by name.
      var kind = beside.get(person);
      if (kind == null) {
        throw Problem.unprocessable("cases.not-proposed");
      }
      exposed.add(new Exposures.New(person, null, kind, first, last));
    }
    exposures.add(viewer, scope, id, exposed, null);
    return back(id);
  }

  private static UUID person(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException none) {
      throw Problem.unprocessable("cases.not-proposed");
    }
  }

  /** A meal, a journey, whoever was named: by their numbers or names. */
  @PostMapping("/exposures/named")
  String exposeNamed(
      Viewer viewer,
      Scope scope,
      @PathVariable UUID id,
      @RequestParam String who,
      @RequestParam ExposureKind kind,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate first,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate last,
      @RequestParam(required = false) @Nullable String words) {
    Sees.require(scope);
    // Whose case it is comes before whom somebody means.
    var one = cases.get(scope, id);
    exposures.add(viewer, scope, one.id(), names.read(who, kind, first, last), words);
    return back(id);
  }

  private static String back(UUID id) {
    return "redirect:/cases/case/" + id;
  }
}
