package org.muster.isolation.web;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import org.muster.identity.Viewer;
import org.muster.isolation.Diet;
import org.muster.isolation.Meal;
import org.muster.isolation.MealDeliveries;
import org.muster.isolation.MealWishes;
import org.muster.isolation.Needs;
import org.muster.isolation.Stay;
import org.muster.isolation.Stays;
import org.muster.isolation.TemperatureWindow;
import org.muster.isolation.Temperatures;
import org.muster.people.Institutions;
import org.muster.people.Scope;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One's own isolation, on a telephone: temperature, meals, needs, and how long it still is. */
@Controller
@RequestMapping("/isolation/mine")
class MyIsolationPages {

  private final Stays stays;
  private final Temperatures temperatures;
  private final MealWishes meals;
  private final MealDeliveries deliveries;
  private final Needs needs;
  private final Institutions institutions;

  MyIsolationPages(
      Stays stays,
      Temperatures temperatures,
      MealWishes meals,
      MealDeliveries deliveries,
      Needs needs,
      Institutions institutions) {
    this.stays = stays;
    this.temperatures = temperatures;
    this.meals = meals;
    this.deliveries = deliveries;
    this.needs = needs;
    this.institutions = institutions;
  }

  @GetMapping
  String page(Viewer viewer, Scope scope, Model model) {
    var stay = mine(viewer);
    var zone = institutions.current().zone();
    var now = stays.now();
    var last = TemperatureWindow.last(now, zone);
    model.addAttribute(
        "page",
        new MyIsolationPage(
            stay,
            last,
            TemperatureWindow.next(now, zone),
            temperatures.of(stay).stream()
                .filter(reading -> !reading.at().isBefore(last.opens()))
                .findFirst()
                .orElse(null),
            temperatures.release(stay),
            stay.in() ? meals.of(stay) : java.util.List.of(),
            meals.standing(stay.person()),
            needs.mine(scope, stay),
            now,
            zone,
            Ids.next()));
    return "isolation/mine";
  }

  private Stay mine(Viewer viewer) {
    if (viewer.person() == null) {
      throw Problem.notFound();
    }
    return stays.openOf(viewer.self()).orElseThrow(Problem::notFound);
  }

  @PostMapping("/temperature")
  String temperature(Viewer viewer, @RequestParam UUID key, @RequestParam String degrees) {
    temperatures.take(mine(viewer), key, degrees);
    return "redirect:/isolation/mine";
  }

  /** Not this one, this one after all, it came, it did not. */
  @PostMapping("/meals/{day}/{meal}")
  String meal(
      Viewer viewer,
      @PathVariable LocalDate day,
      @PathVariable String meal,
      @RequestParam String said) {
    var stay = mine(viewer);
    var which = Meal.of(meal).orElseThrow(Problem::notFound);
    switch (said) {
      case "skip", "want" -> meals.skip(stay, day, which, said.equals("skip"));
      case "came", "not-come" -> deliveries.say(stay, day, which, said.equals("came"));
      default -> throw Problem.notFound();
    }
    return "redirect:/isolation/mine#meals";
  }

  @PostMapping("/diet")
  String diet(
      Viewer viewer, @RequestParam String diet, @RequestParam(defaultValue = "") String allergies) {
    var stay = mine(viewer);
    var which =
        Arrays.stream(Diet.values())
            .filter(one -> one.word().equals(diet))
            .findFirst()
            .orElseThrow(Problem::notFound);
    meals.set(stay.person(), new MealWishes.Standing(which, allergies));
    return "redirect:/isolation/mine#meals";
  }

  @PostMapping("/needs")
  String need(
      Viewer viewer,
      @RequestParam UUID key,
      @RequestParam String kind,
      @RequestParam(defaultValue = "") String words) {
    needs.ask(mine(viewer), key, Needs.Kind.of(kind).orElseThrow(Problem::notFound), words);
    return "redirect:/isolation/mine#needs";
  }
}
