package org.muster.desks.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Trail;
import org.muster.identity.Viewer;
import org.muster.people.Institutions;
import org.muster.people.PostKind;
import org.muster.people.PostStandIns;
import org.muster.people.Readiness;
import org.muster.people.Scope;
import org.muster.people.StaffLine;
import org.muster.shared.Divisions;
import org.muster.shared.Problem;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where the staff of a charge are; and what one says of oneself. */
@Controller
@RequestMapping("/staff")
class StaffPages {

  /** What was said longer ago than this is counted as not said. */
  static final int STALE_DAYS = 7;

  private final Readiness readiness;
  private final PostStandIns standIns;
  private final Institutions institutions;
  private final Divisions divisions;
  private final Trail trail;
  private final Clock clock;

  StaffPages(
      Readiness readiness,
      PostStandIns standIns,
      Institutions institutions,
      Divisions divisions,
      Trail trail,
      Clock clock) {
    this.readiness = readiness;
    this.standIns = standIns;
    this.institutions = institutions;
    this.divisions = divisions;
    this.trail = trail;
    this.clock = clock;
  }

  @GetMapping
  String list(
      Scope scope,
      @RequestParam(required = false) @Nullable String only,
      @RequestParam(required = false) @Nullable String post,
      @RequestParam(defaultValue = "") String q,
      Model model) {
    may(scope);
    var today = institutions.today();
    model.addAttribute(
        "page",
        new StaffPage(
            readiness.ofStaff(scope, clock.instant()),
            known(StaffPage.Only.values(), only),
            known(PostKind.values(), post),
            q.strip(),
            PostStandIns.named(scope),
            covered(scope, today),
            today,
            today.minusDays(STALE_DAYS),
            institutions.current().zone(),
            divisions));
    return "desks/staff";
  }

  private Map<UUID, String> covered(Scope scope, LocalDate today) {
    return standIns.coming(scope).stream()
        .filter(one -> one.begun(today))
        .collect(
            Collectors.toMap(
                PostStandIns.StandIn::holder, PostStandIns.StandIn::name, (one, other) -> one));
  }

  @GetMapping("/me")
  String mine(Viewer viewer, Model model) {
    return statement(self(viewer), true, model);
  }

  @PostMapping("/me")
  String say(Viewer viewer, @ModelAttribute Statement said) {
    var self = self(viewer);
    readiness.say(self.id(), days(self, said), viewer.name());
    return "redirect:/staff/me";
  }

  @GetMapping("/{id}")
  String theirs(Scope scope, @PathVariable UUID id, Model model) {
    return statement(one(scope, id), false, model);
  }

  /** They called in: the statement says by whom it was written. */
  @PostMapping("/{id}")
  String sayFor(Viewer viewer, Scope scope, @PathVariable UUID id, @ModelAttribute Statement said) {
    var who = one(scope, id);
    readiness.say(id, days(who, said), viewer.name());
    return "redirect:/staff";
  }

  private String statement(StaffLine who, boolean own, Model model) {
    model.addAttribute("page", new StatementPage(who, own, institutions.today(), divisions));
    return "desks/statement";
  }

  private Readiness.Days days(StaffLine who, Statement said) {
    var last = who.last();
    return said.days(last == null ? null : last.days(), institutions.today(), divisions);
  }

  /** The number of one of them; that it was asked for is on the trail. */
  @PostMapping("/{id}/phone")
  String phone(Scope scope, @PathVariable UUID id, Model model) {
    var who = one(scope, id);
    trail.record("people.phone", "person", id, Map.of("numbers", who.phone() == null ? 0 : 1));
    model.addAttribute("page", who);
    return "desks/number";
  }

  @GetMapping("/stand-ins")
  String standIns(Scope scope, Model model) {
    may(scope);
    model.addAttribute(
        "page",
        new StandInsPage(
            standIns.coming(scope),
            readiness.ofStaff(scope, clock.instant()),
            PostStandIns.named(scope),
            institutions.today()));
    return "desks/stand-ins";
  }

  /** Names who does somebody's work between two days. */
  @PostMapping("/{id}/stand-ins")
  String standIn(
      Scope scope,
      @PathVariable UUID id,
      @RequestParam String kind,
      @RequestParam String number,
      @RequestParam LocalDate from,
      @RequestParam LocalDate to) {
    may(scope);
    standIns.name(
        scope, id, Objects.requireNonNull(known(PostKind.values(), kind)), number, from, to);
    return "redirect:/staff/stand-ins";
  }

  @PostMapping("/stand-ins")
  String standInOf(
      Scope scope,
      @RequestParam String post,
      @RequestParam String number,
      @RequestParam LocalDate from,
      @RequestParam LocalDate to) {
    var parts = post.split(":", 2);
    try {
      return standIn(scope, UUID.fromString(parts[0]), parts[parts.length - 1], number, from, to);
    } catch (IllegalArgumentException unknown) {
      throw Problem.notFound();
    }
  }

  @PostMapping("/stand-ins/{id}/end")
  String end(Scope scope, @PathVariable UUID id) {
    may(scope);
    standIns.end(scope, id);
    return "redirect:/staff/stand-ins";
  }

  private StaffLine self(Viewer viewer) {
    return readiness.own(viewer.self()).orElseThrow(Problem::forbidden);
  }

  private StaffLine one(Scope scope, UUID id) {
    may(scope);
    return readiness.ofStaff(scope, id).orElseThrow(Problem::notFound);
  }

  static void may(Scope scope) {
    if (!Readiness.isFor(scope)) {
      throw Problem.forbidden();
    }
  }

  /** The one of this word; null where none is asked for. */
  static <E extends Enum<E>> @Nullable E known(E[] values, @Nullable String word) {
    return word == null || word.isBlank()
        ? null
        : Arrays.stream(values)
            .filter(one -> one.name().equalsIgnoreCase(word))
            .findFirst()
            .orElseThrow(Problem::notFound);
  }
}
