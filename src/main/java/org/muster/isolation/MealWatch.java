package org.muster.isolation;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.operation.Incidents;
import org.muster.people.Chain;
import org.muster.people.Institutions;
import org.muster.people.PostKind;
import org.muster.people.Trees;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts each meal at its time, and makes what has not come an hour after it was due an incident.
 */
@Component
class MealWatch {

  static final String UNDELIVERED = "meals";

  private static final Duration PATIENCE = Duration.ofHours(1);

  private final Meals meals;
  private final MealDeliveries deliveries;
  private final Incidents incidents;
  private final Institutions institutions;
  private final Trees trees;
  private final Chain chain;
  private final TransactionTemplate transaction;
  private final Clock clock;

  MealWatch(
      Meals meals,
      MealDeliveries deliveries,
      Incidents incidents,
      Institutions institutions,
      Trees trees,
      Chain chain,
      TransactionTemplate transaction,
      Clock clock) {
    this.meals = meals;
    this.deliveries = deliveries;
    this.incidents = incidents;
    this.institutions = institutions;
    this.trees = trees;
    this.chain = chain;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Looks once, in the institution in force. */
  void look() {
    var today = institutions.today();
    var zone = institutions.current().zone();
    for (var meal : Meal.values()) {
      meals.count(today, meal);
    }
    var found =
        Arrays.stream(Meal.values())
            .filter(meal -> clock.instant().isAfter(meal.dueAt(today, zone).plus(PATIENCE)))
            .map(meal -> found(meal, deliveries.missing(meal)))
            .filter(one -> one.people() > 0)
            .toList();
    transaction.executeWithoutResult(status -> incidents.are(UNDELIVERED, found));
  }

  private Incidents.Found found(Meal meal, int missing) {
    var subject =
        UUID.nameUUIDFromBytes(
            "%s %s".formatted(institutions.today(), meal.word()).getBytes(StandardCharsets.UTF_8));
    return new Incidents.Found(subject, trees.units().roots().getFirst().id(), missing, owner());
  }

  private @Nullable UUID owner() {
    return chain.acting(PostKind.LOGISTICS).stream()
        .findFirst()
        .or(() -> chain.acting(PostKind.WORKING_GROUP).stream().findFirst())
        .orElse(null);
  }

  @Configuration(proxyBeanMethods = false)
  static class Watching {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(30);

    @Bean
    RecurringTask<Void> watchMeals(Institutions institutions, MealWatch watch) {
      return Tasks.recurring("watch-meals", FixedDelay.of(LOOK_EVERY))
          .execute((task, context) -> institutions.each("meals", watch::look));
    }
  }
}
