package org.muster.watch;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.muster.people.Institutions;
import org.muster.rounds.ReportsKept;
import org.muster.shared.Beat;
import org.muster.shared.CurrentInstitution;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * When the rules are asked: of everybody each minute, and of those who have just reported within a
 * second. What a stopped program did not get to is found by the next minute's asking.
 */
@Component
class SweepJobs {

  private static final Logger LOG = LoggerFactory.getLogger(SweepJobs.class);

  /** Reports that come together are asked about together. */
  private static final Duration GATHER = Duration.ofMillis(300);

  private final Sweep sweep;
  private final Executor executor;
  private final Map<UUID, Set<UUID>> fresh = new ConcurrentHashMap<>();
  private final AtomicBoolean asking = new AtomicBoolean();

  SweepJobs(Sweep sweep, @Qualifier("applicationTaskExecutor") Executor executor) {
    this.sweep = sweep;
    this.executor = executor;
  }

  @EventListener
  void reported(ReportsKept kept) {
    // One taken out in between is put in again: a person is asked once too often, never too seldom.
    fresh.compute(
        kept.institution(),
        (institution, persons) -> {
          var all = persons == null ? ConcurrentHashMap.<UUID>newKeySet() : persons;
          all.addAll(kept.persons());
          return all;
        });
    if (asking.compareAndSet(false, true)) {
      executor.execute(this::ask);
    }
  }

  private void ask() {
    try {
      Thread.sleep(GATHER);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    asking.set(false);
    for (var institution : Set.copyOf(fresh.keySet())) {
      var persons = fresh.remove(institution);
      if (persons != null) {
        try {
          CurrentInstitution.call(
              institution,
              () -> {
                sweep.of(persons);
                return persons;
              });
        } catch (RuntimeException failed) {
          LOG.warn("rules could not be asked: {}", failed.getClass().getName());
        }
      }
    }
  }

  /** The whole of it, in the present and in drills. */
  @Configuration(proxyBeanMethods = false)
  static class WholeSweep {

    private static final Duration EVERY = Duration.ofMinutes(1);

    @Bean
    @Order(14)
    Beat watchRulesAreAsked(Sweep sweep) {
      return sweep::all;
    }

    @Bean
    RecurringTask<Void> askWatchRules(Institutions institutions, Sweep sweep) {
      return Tasks.recurring("ask-watch-rules", FixedDelay.of(EVERY))
          .execute((task, context) -> institutions.each("watch", sweep::all));
    }
  }
}
