package org.muster.isolation.web;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.isolation.IsolationRules;
import org.muster.isolation.Meal;
import org.muster.isolation.MealDeliveries;
import org.muster.isolation.Meals;
import org.muster.isolation.Stays;
import org.muster.people.Institutions;
import org.muster.people.Scope;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.muster.shared.Text;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Meals: counts for the kitchen, labels, and ticks at the door. */
@Controller
class MealPages {

  private final Meals meals;
  private final MealDeliveries deliveries;
  private final IsolationRules rules;
  private final MealLabels labels;
  private final Stays stays;
  private final Institutions institutions;

  MealPages(
      Meals meals,
      MealDeliveries deliveries,
      IsolationRules rules,
      MealLabels labels,
      Stays stays,
      Institutions institutions) {
    this.meals = meals;
    this.deliveries = deliveries;
    this.rules = rules;
    this.labels = labels;
    this.stays = stays;
    this.institutions = institutions;
  }

  /** The meal that comes next. */
  @GetMapping("/meals")
  String next(Scope scope) {
    may(scope);
    var now = stays.now().atZone(institutions.current().zone());
    return "redirect:/meals/%s/%s"
        .formatted(now.toLocalDate(), Meal.next(now.toLocalTime()).word());
  }

  @GetMapping("/meals/{day}/{meal}")
  String page(Scope scope, @PathVariable LocalDate day, @PathVariable String meal, Model model) {
    may(scope);
    model.addAttribute("page", page(day, meal(meal), null));
    return "isolation/meal";
  }

  @GetMapping("/meals/{day}/{meal}/labels.pdf")
  ResponseEntity<byte[]> labels(
      Scope scope, @PathVariable LocalDate day, @PathVariable String meal, Text t) {
    may(scope);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .cacheControl(CacheControl.noStore())
        .body(labels.of(page(day, meal(meal), null), t));
  }

  @GetMapping("/meals/{day}/{meal}/deliveries")
  String round(Scope scope, @PathVariable LocalDate day, @PathVariable String meal, Model model) {
    may(scope);
    model.addAttribute("page", page(day, meal(meal), null));
    return "isolation/deliver";
  }

  /** A tick; the page again says what became of it. */
  @PostMapping("/meals/{day}/{meal}/deliveries")
  String tick(
      Scope scope,
      @PathVariable LocalDate day,
      @PathVariable String meal,
      @RequestParam String code,
      @RequestParam UUID tick,
      Model model) {
    may(scope);
    var which = meal(meal);
    var ticked = deliveries.tick(day, which, code, tick);
    model.addAttribute("page", page(day, which, ticked));
    return "isolation/deliver";
  }

  /** The same for a telephone that was without a line: an answer of one word. */
  @PostMapping("/meals/{day}/{meal}/ticks")
  @ResponseBody
  String late(
      Scope scope,
      @PathVariable LocalDate day,
      @PathVariable String meal,
      @RequestParam String code,
      @RequestParam UUID tick) {
    may(scope);
    return deliveries.tick(day, meal(meal), code, tick).first() ? "first" : "again";
  }

  private MealPage page(LocalDate day, Meal meal, MealDeliveries.@Nullable Ticked ticked) {
    var today = institutions.today();
    if (day.isAfter(today.plusDays(2)) || day.isBefore(today.minusDays(60))) {
      throw Problem.notFound();
    }
    var zone = institutions.current().zone();
    return new MealPage(
        day,
        meal,
        meals.counted(day, meal),
        meal.countedAt(day, zone),
        meal.dueAt(day, zone),
        meals.servings(day, meal),
        rules.setting(),
        ticked,
        stays.now(),
        zone,
        Ids.next());
  }

  private static Meal meal(String word) {
    return Meal.of(word).orElseThrow(Problem::notFound);
  }

  private static void may(Scope scope) {
    if (!IsolationWays.keeps(scope)) {
      throw Problem.forbidden();
    }
  }
}
