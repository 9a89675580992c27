package org.muster.desks.web;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.muster.desks.Calendars;
import org.muster.desks.Rotas;
import org.muster.desks.Shift;
import org.muster.desks.Shifts;
import org.muster.desks.Swaps;
import org.muster.identity.Viewer;
import org.muster.people.Institutions;
import org.muster.people.Scope;
import org.muster.people.Tree;
import org.muster.people.Trees;
import org.muster.shared.Problem;
import org.muster.shared.Text;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Who is on call in every rota; one's own shifts, and the calendar that has them. */
@Controller
class DesksPages {

  private static final MediaType CALENDAR = MediaType.parseMediaType("text/calendar;charset=UTF-8");

  private final Rotas rotas;
  private final Shifts shifts;
  private final Swaps swaps;
  private final Calendars calendars;
  private final Trees trees;
  private final Institutions institutions;
  private final Clock clock;

  DesksPages(
      Rotas rotas,
      Shifts shifts,
      Swaps swaps,
      Calendars calendars,
      Trees trees,
      Institutions institutions,
      Clock clock) {
    this.rotas = rotas;
    this.shifts = shifts;
    this.swaps = swaps;
    this.calendars = calendars;
    this.trees = trees;
    this.institutions = institutions;
    this.clock = clock;
  }

  @GetMapping("/desks")
  String list(Viewer viewer, Scope scope, Text t, Model model) {
    may(viewer, scope, rotas);
    var self = viewer.self();
    model.addAttribute(
        "page",
        new DesksPage(
            shifts.onCall(),
            coming(self),
            swaps.to(self),
            self,
            calendars.address(self, t).orElse(null),
            units(scope),
            institutions.current().zone()));
    return "desks/desks";
  }

  private List<Shift> coming(UUID self) {
    return shifts.of(self, Duration.ZERO).stream()
        .filter(shift -> shift.end().isAfter(clock.instant()))
        .toList();
  }

  /** The university and its colleges, as far as they are in the charge. */
  private List<Tree.Node> units(Scope scope) {
    return trees.units().nodes().stream()
        .filter(node -> node.parent() == null || node.kind().equals("college"))
        .filter(node -> Rotas.keeps(scope, node.id()))
        .toList();
  }

  @PostMapping("/desks")
  String create(Viewer viewer, Scope scope, @ModelAttribute RotaForm form) {
    var draft = draft(scope, form);
    return "redirect:/desks/" + rotas.create(draft, viewer.self());
  }

  private Rotas.Draft draft(Scope scope, RotaForm form) {
    if (!Rotas.makes(scope)) {
      throw Problem.forbidden();
    }
    var draft = form.draft();
    if (units(scope).stream().noneMatch(unit -> unit.id().equals(draft.unit()))) {
      throw Problem.notFound();
    }
    return draft;
  }

  /** The first address, or one in place of the old. */
  @PostMapping("/desks/calendar")
  String renew(Viewer viewer, Scope scope) {
    may(viewer, scope, rotas);
    calendars.renew(viewer.self());
    return "redirect:/desks#calendar";
  }

  /** For calendar programs, which bring nothing but the address. */
  @GetMapping("/calendar/{token}")
  ResponseEntity<String> calendar(@PathVariable String token, Text t) {
    return ResponseEntity.ok()
        .contentType(CALENDAR)
        .cacheControl(CacheControl.noCache().cachePrivate())
        .body(calendars.read(token, t));
  }

  /** Staff, and whoever else takes turns. */
  static void may(Viewer viewer, Scope scope, Rotas rotas) {
    if (!DesksWays.staff(scope) && (viewer.person() == null || !rotas.takesTurns(viewer.self()))) {
      throw Problem.forbidden();
    }
  }
}
