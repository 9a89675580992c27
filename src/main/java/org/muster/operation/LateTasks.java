package org.muster.operation;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Objects;
import java.util.UUID;
import org.muster.people.Chain;
import org.muster.people.Escalation;
import org.muster.people.Institutions;
import org.muster.people.Trees;
import org.muster.shared.Beat;
import org.muster.workbench.Tasks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * What stays undone is its owner's superior's: who holds anything that was due four hours ago is
 * one incident, whatever the number; what nobody holds at all is the working group's at once.
 */
@Component
class LateTasks {

  /** Somebody holds tasks that are long overdue. */
  static final String LATE = "late";

  /** Tasks that nobody holds. */
  static final String UNHELD = "unheld";

  private static final Duration PATIENCE = Duration.ofHours(4);

  private final Tasks tasks;
  private final Escalation escalation;
  private final Chain chain;
  private final Trees trees;
  private final Incidents incidents;
  private final Clock clock;

  LateTasks(
      Tasks tasks,
      Escalation escalation,
      Chain chain,
      Trees trees,
      Incidents incidents,
      Clock clock) {
    this.tasks = tasks;
    this.escalation = escalation;
    this.chain = chain;
    this.trees = trees;
    this.incidents = incidents;
    this.clock = clock;
  }

  /** Looks once, in the institution in force. */
  void look() {
    var late = tasks.dueBefore(clock.instant().minus(PATIENCE));
    var owners = late.stream().map(Tasks.Late::owner).filter(Objects::nonNull).toList();
    var above = escalation.of(owners);
    var found = new ArrayList<Incidents.Found>();
    for (var one : late) {
      var superior = one.owner() == null ? null : above.get(one.owner());
      if (one.owner() != null && superior != null) {
        found.add(
            new Incidents.Found(one.owner(), superior.unit(), one.tasks(), superior.person()));
      }
    }
    incidents.are(LATE, found);
    incidents.are(
        UNHELD,
        late.stream()
            .filter(one -> one.owner() == null)
            .map(one -> new Incidents.Found(root(), root(), one.tasks(), chain.last().orElse(null)))
            .toList());
  }

  private UUID root() {
    return trees.units().roots().getFirst().id();
  }

  /** Four hours are not missed by a minute. */
  @Configuration(proxyBeanMethods = false)
  static class LateTasksWatch {

    private static final Duration LOOK_EVERY = Duration.ofMinutes(1);

    @Bean
    @Order(12)
    Beat lateTasksAreLookedFor(LateTasks late) {
      return late::look;
    }

    @Bean
    RecurringTask<Void> lookForLateTasks(Institutions institutions, LateTasks late) {
      return com.github.kagkarlsson.scheduler.task.helper.Tasks.recurring(
              "look-for-late-tasks", FixedDelay.of(LOOK_EVERY))
          .execute((task, context) -> institutions.each("late-tasks", late::look));
    }
  }
}
