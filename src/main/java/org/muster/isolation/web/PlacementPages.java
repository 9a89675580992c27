package org.muster.isolation.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.isolation.Placements;
import org.muster.isolation.Stay;
import org.muster.isolation.StayKind;
import org.muster.isolation.Stays;
import org.muster.people.Institutions;
import org.muster.people.PersonLine;
import org.muster.people.Scope;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.muster.shared.Text;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Puts somebody into a room: why, then which of those the rules suggest; a person decides. */
@Controller
@RequestMapping("/isolation/place/{person}")
class PlacementPages {

  private final Stays stays;
  private final Placements placements;
  private final Institutions institutions;

  PlacementPages(Stays stays, Placements placements, Institutions institutions) {
    this.stays = stays;
    this.placements = placements;
    this.institutions = institutions;
  }

  @GetMapping
  String page(Scope scope, @PathVariable UUID person, Model model) {
    var who = stays.person(scope, person);
    var stay = stays.openOf(person).orElse(null);
    if (stay != null && stay.in()) {
      return "redirect:/isolation/stays/" + stay.id();
    }
    return page(who, stay, null, model);
  }

  private String page(PersonLine who, @Nullable Stay stay, @Nullable String problem, Model model) {
    model.addAttribute(
        "page",
        new PlacementPage(
            who,
            stay,
            stay == null ? List.of() : placements.suggestions(stay),
            stay == null ? List.of() : stays.reasons(stay),
            institutions.today(),
            Ids.next(),
            problem));
    return "isolation/place";
  }

  @PostMapping
  String ask(
      Scope scope,
      @PathVariable UUID person,
      @RequestParam(required = false) @Nullable UUID key,
      @RequestParam String kind,
      @RequestParam LocalDate from,
      @RequestParam String reason) {
    var who = stays.person(scope, person);
    placements.ask(who, kind(kind), from, reason, key(key));
    return "redirect:/isolation/place/" + person;
  }

  private static StayKind kind(String word) {
    return Arrays.stream(StayKind.values())
        .filter(kind -> kind.word().equals(word))
        .findFirst()
        .orElseThrow(Problem::notFound);
  }

  /** Of two who choose the same last bed one is told here, with what is left. */
  @PostMapping("/room")
  String place(
      Scope scope,
      @PathVariable UUID person,
      @RequestParam(required = false) @Nullable UUID key,
      @RequestParam UUID room,
      Text t,
      HttpServletResponse response,
      Model model) {
    var who = stays.person(scope, person);
    var form = key(key);
    var before = placements.placed(who, form);
    if (before.isPresent()) {
      return "redirect:/isolation/stays/" + before.get();
    }
    var stay = waiting(person);
    try {
      placements.place(stay, room, form);
    } catch (Problem taken) {
      if (!Placements.anotherRoom(taken)) {
        throw taken;
      }
      response.setStatus(taken.status().value());
      return page(who, waiting(person), taken.message(t), model);
    }
    return "redirect:/isolation/stays/" + stay.id();
  }

  @PostMapping("/withdrawal")
  String withdraw(Scope scope, @PathVariable UUID person) {
    stays.person(scope, person);
    placements.withdraw(waiting(person));
    return "redirect:/isolation";
  }

  /** A page that was opened before forms had keys sends none. */
  static UUID key(@Nullable UUID sent) {
    return sent == null ? Ids.next() : sent;
  }

  private Stay waiting(UUID person) {
    return stays
        .openOf(person)
        .filter(stay -> !stay.in())
        .orElseThrow(() -> Problem.conflict("isolation.changed"));
  }
}
