package org.muster.isolation.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muster.isolation.Diet;
import org.muster.isolation.IsolationRules;
import org.muster.isolation.Meal;
import org.muster.isolation.MealDeliveries;
import org.muster.isolation.Serving;

/**
 * One meal of one day, for the kitchen and for who brings it.
 *
 * @param counted false while it can still change
 * @param ticked what became of the tick just made; null without one
 * @param tick the key of the next tick
 */
public record MealPage(
    LocalDate day,
    Meal meal,
    boolean counted,
    Instant countedAt,
    Instant dueAt,
    List<Serving> servings,
    IsolationRules.Setting setting,
    MealDeliveries.@Nullable Ticked ticked,
    Instant now,
    ZoneId zone,
    UUID tick) {

  /** Those that were counted; what came later is apart. */
  public List<Serving> frozen() {
    return servings.stream().filter(one -> !one.added()).toList();
  }

  public List<Serving> added() {
    return servings.stream().filter(one -> one.added() && !one.dropped()).toList();
  }

  /** Counted, and not wanted any more. */
  public List<Serving> dropped() {
    return servings.stream().filter(Serving::dropped).toList();
  }

  /** Those that still have to be brought. */
  public List<Serving> open() {
    return servings.stream().filter(Serving::open).toList();
  }

  /** Those with something they must not eat. */
  public List<Serving> allergies() {
    return servings.stream().filter(one -> one.allergies() != null && !one.dropped()).toList();
  }

  public long delivered() {
    return servings.stream().filter(one -> one.deliveredAt() != null).count();
  }

  /** By building and floor, how many of each diet were counted. */
  public Map<String, Map<Diet, Long>> floors() {
    return frozen().stream()
        .collect(
            Collectors.groupingBy(
                one ->
                    one.floor().isEmpty() ? one.building() : one.building() + " · " + one.floor(),
                LinkedHashMap::new,
                Collectors.groupingBy(Serving::diet, Collectors.counting())));
  }

  /** How many of each diet were counted in all. */
  public Map<Diet, Long> diets() {
    return frozen().stream().collect(Collectors.groupingBy(Serving::diet, Collectors.counting()));
  }

  /** True once who has not eaten should have. */
  public boolean late() {
    return now.isAfter(dueAt);
  }

  /** The name on a label, as the office chose. */
  public String name(Serving serving) {
    return setting.name(serving.name(), serving.number());
  }

  /** Where this meal is: {@code /meals/2026-11-22/lunch}. */
  public String path() {
    return "/meals/%s/%s".formatted(day, meal.word());
  }
}
