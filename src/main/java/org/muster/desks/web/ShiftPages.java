package org.muster.desks.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.desks.HandOvers;
import org.muster.desks.Shifts;
import org.muster.desks.Swaps;
import org.muster.identity.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What people do with their own shifts: offer, take, hand over. Whose they are, the rooms check.
 */
@Controller
@RequestMapping("/desks/shifts")
class ShiftPages {

  private final Shifts shifts;
  private final Swaps swaps;
  private final HandOvers handOvers;

  ShiftPages(Shifts shifts, Swaps swaps, HandOvers handOvers) {
    this.shifts = shifts;
    this.swaps = swaps;
    this.handOvers = handOvers;
  }

  @PostMapping("/{id}/offers")
  String offer(
      Viewer viewer, @PathVariable UUID id, @RequestParam(required = false) @Nullable UUID to) {
    swaps.offer(id, viewer.self(), to);
    return rota(id);
  }

  @PostMapping("/offers/{id}/acceptance")
  String accept(Viewer viewer, @PathVariable UUID id) {
    swaps.accept(id, viewer.self());
    return "redirect:/desks";
  }

  @PostMapping("/offers/{id}/withdrawal")
  String withdraw(Viewer viewer, @PathVariable UUID id) {
    swaps.withdraw(id, viewer.self());
    return "redirect:/desks";
  }

  @PostMapping("/{id}/note")
  String write(Viewer viewer, @PathVariable UUID id, @RequestParam String text) {
    handOvers.write(id, viewer.self(), text);
    return rota(id) + "#note";
  }

  @PostMapping("/{id}/note/opening")
  String open(Viewer viewer, @PathVariable UUID id) {
    handOvers.open(id, viewer.self());
    return rota(id) + "#left";
  }

  private String rota(UUID shift) {
    return "redirect:/desks/" + shifts.get(shift).rota();
  }
}
