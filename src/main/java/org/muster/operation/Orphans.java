package org.muster.operation;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.people.Chain;
import org.muster.people.Institutions;
import org.muster.shared.Beat;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Looks for students whom nobody answers for while an operation is in force. A counsellor who is
 * away with nobody standing in is one incident, however many classes they have; a class whose post
 * is vacant is one of its own. Each is its nearest superior's until somebody stands in.
 */
@Component
class Orphans {

  /** A counsellor is away, and nobody stands in. */
  static final String AWAY = "away";

  /** A class has no counsellor at all. */
  static final String VACANT = "vacant";

  private final Operations operations;
  private final Chain chain;
  private final Incidents incidents;

  Orphans(Operations operations, Chain chain, Incidents incidents) {
    this.operations = operations;
    this.chain = chain;
    this.incidents = incidents;
  }

  /** Looks once, in the institution in force. */
  void look() {
    var gaps = operations.current().isPresent() ? chain.gaps() : List.<Chain.Gap>of();
    incidents.are(
        VACANT,
        gaps.stream()
            .filter(gap -> gap.holder() == null)
            .map(gap -> new Incidents.Found(gap.unit(), gap.unit(), gap.students(), gap.owner()))
            .toList());
    incidents.are(AWAY, away(gaps));
  }

  private static List<Incidents.Found> away(List<Chain.Gap> gaps) {
    var found = new ArrayList<Incidents.Found>();
    gaps.stream()
        .filter(gap -> gap.holder() != null)
        .collect(Collectors.groupingBy(Orphans::holder))
        .forEach(
            (holder, theirs) -> {
              var first = theirs.getFirst();
              int students = theirs.stream().mapToInt(Chain.Gap::students).sum();
              found.add(new Incidents.Found(holder, first.unit(), students, first.owner()));
            });
    return found;
  }

  private static UUID holder(Chain.Gap gap) {
    if (gap.holder() == null) {
      throw new IllegalStateException("vacant");
    }
    return gap.holder();
  }

  /** Often enough that nobody is without somebody for more than a minute. */
  @Configuration(proxyBeanMethods = false)
  static class Watch {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(20);

    @Bean
    @Order(10)
    Beat orphansAreLookedFor(Orphans orphans) {
      return orphans::look;
    }

    @Bean
    RecurringTask<Void> lookForOrphans(Institutions institutions, Orphans orphans) {
      return Tasks.recurring("look-for-orphans", FixedDelay.of(LOOK_EVERY))
          .execute((task, context) -> institutions.each("orphans", orphans::look));
    }
  }
}
