package org.muster.isolation.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.isolation.Placements;
import org.muster.isolation.Stay;
import org.muster.isolation.Stays;
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

/** Moves somebody isolated into another room: why, then which of those the rules suggest. */
@Controller
@RequestMapping("/isolation/stays/{id}/room")
class MovePages {

  private final Stays stays;
  private final Placements placements;

  MovePages(Stays stays, Placements placements) {
    this.stays = stays;
    this.placements = placements;
  }

  @GetMapping
  String page(Scope scope, @PathVariable UUID id, Model model) {
    return page(in(scope, id), "", null, model);
  }

  private String page(Stay stay, String why, @Nullable String problem, Model model) {
    model.addAttribute(
        "page", new MovePage(stay, placements.suggestions(stay), why, Ids.next(), problem));
    return "isolation/move";
  }

  /** Of two who choose the same last bed one is told here, with what is left. */
  @PostMapping
  String move(
      Scope scope,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable UUID key,
      @RequestParam UUID room,
      @RequestParam String why,
      Text t,
      HttpServletResponse response,
      Model model) {
    var stay = in(scope, id);
    try {
      placements.move(stay, room, why, PlacementPages.key(key));
    } catch (Problem taken) {
      if (!Placements.anotherRoom(taken)) {
        throw taken;
      }
      response.setStatus(taken.status().value());
      return page(in(scope, id), why, taken.message(t), model);
    }
    return "redirect:/isolation/stays/" + id;
  }

  private Stay in(Scope scope, UUID id) {
    var stay = stays.get(scope, id);
    if (!stay.in()) {
      throw Problem.conflict("isolation.changed");
    }
    return stay;
  }
}
