package org.muster.isolation.web;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Trail;
import org.muster.isolation.MealWishes;
import org.muster.isolation.Needs;
import org.muster.isolation.Reading;
import org.muster.isolation.Stay;
import org.muster.isolation.Stays;
import org.muster.isolation.TemperatureWindow;
import org.muster.isolation.Temperatures;
import org.muster.people.Institutions;
import org.muster.people.Scope;
import org.muster.shared.Ids;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One stay: its days, temperatures, tests, needs and release. */
@Controller
@RequestMapping("/isolation/stays/{id}")
class StayPages {

  private final Stays stays;
  private final Temperatures temperatures;
  private final Needs needs;
  private final MealWishes meals;
  private final Institutions institutions;
  private final Trail trail;

  StayPages(
      Stays stays,
      Temperatures temperatures,
      Needs needs,
      MealWishes meals,
      Institutions institutions,
      Trail trail) {
    this.stays = stays;
    this.temperatures = temperatures;
    this.needs = needs;
    this.meals = meals;
    this.institutions = institutions;
    this.trail = trail;
  }

  @GetMapping
  String page(Scope scope, @PathVariable UUID id, Model model) {
    var stay = stays.get(scope, id);
    var zone = institutions.current().zone();
    var window = TemperatureWindow.last(stays.now(), zone);
    trail.record("isolation.read", "person", stay.person(), Map.of());
    model.addAttribute(
        "page",
        new StayPage(
            stay,
            stays.reasons(stay),
            stays.beds(stay),
            temperatures.of(stay),
            temperatures.tests(stay),
            temperatures.release(stay),
            needs.open(stay),
            meals.standing(stay.person()),
            window,
            temperatures.measuredSince(stay, window.opens()),
            institutions.today(),
            stays.now(),
            zone,
            Ids.next()));
    return "isolation/stay";
  }

  @PostMapping("/temperature")
  String temperature(
      Scope scope, @PathVariable UUID id, @RequestParam UUID key, @RequestParam String degrees) {
    Reading taken = temperatures.take(stays.get(scope, id), key, degrees);
    return back(id, taken.alert() ? "alerts" : "temperatures");
  }

  @PostMapping("/readings/{reading}/handling")
  String handle(
      Scope scope, @PathVariable UUID id, @PathVariable UUID reading, @RequestParam String what) {
    temperatures.handle(stays.get(scope, id), reading, what);
    return back(id, "temperatures");
  }

  @PostMapping("/tests")
  String test(
      Scope scope,
      @PathVariable UUID id,
      @RequestParam UUID key,
      @RequestParam LocalDate day,
      @RequestParam boolean negative) {
    temperatures.test(stays.get(scope, id), key, day, negative);
    return back(id, "release");
  }

  @PostMapping("/extension")
  String extend(
      Scope scope,
      @PathVariable UUID id,
      @RequestParam LocalDate from,
      @RequestParam int days,
      @RequestParam String why) {
    stays.extend(stays.get(scope, id), from, days, why);
    return back(id, "release");
  }

  @PostMapping("/release")
  String release(
      Scope scope,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable UUID key,
      @RequestParam(defaultValue = "") String why) {
    Stay stay = stays.get(scope, id);
    boolean met = temperatures.release(stay).due();
    stays.release(stay, met, why, PlacementPages.key(key));
    return "redirect:/isolation/stays/" + id;
  }

  private static String back(UUID id, String part) {
    return "redirect:/isolation/stays/%s#%s".formatted(id, part);
  }
}
