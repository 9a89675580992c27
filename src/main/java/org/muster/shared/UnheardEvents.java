package org.muster.shared;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.EventPublication;
import org.springframework.modulith.events.IncompleteEventPublications;
import org.springframework.stereotype.Component;

/**
 * Events whose listener failed, or was not reached because the program or its database ended right
 * after the commit, are brought to it again. A listener therefore stands being called twice, and
 * puts the event's institution in force itself.
 */
@Component
class UnheardEvents {

  private static final Logger LOG = LoggerFactory.getLogger(UnheardEvents.class);

  /** So long a listener is waited for; the time doubles with each failure. */
  private static final Duration REST = Duration.ofMinutes(2);

  /** Until it is a little over four hours: one that always fails is seen in the log, not felt. */
  private static final int DOUBLED_AT_MOST = 7;

  /** Each takes a thread and a connection. */
  private static final int AT_ONCE = 8;

  private final IncompleteEventPublications events;
  private final JdbcClient jdbc;
  private final Clock clock;
  private final Set<UUID> unreadable = ConcurrentHashMap.newKeySet();

  UnheardEvents(IncompleteEventPublications events, JdbcClient jdbc, Clock clock) {
    this.events = events;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Brings those that are due, the oldest first; their listeners run by themselves. */
  void bring() {
    var now = clock.instant();
    // One that was being brought when its program was killed says so for ever, and would not be
    // taken up. Modulith's own watch over them counts from the publication, not from the last try.
    jdbc.sql(
            """
            update event_publication set status = 'FAILED'
             where status = 'RESUBMITTED' and completion_date is null
               and last_resubmission_date not between :from and :to
            """)
        .param("from", now.minus(REST).atOffset(ZoneOffset.UTC))
        .param("to", now.plus(REST).atOffset(ZoneOffset.UTC))
        .update();
    var left = new AtomicInteger(AT_ONCE);
    events.resubmitIncompletePublications(
        event -> isDue(event, now) && isReadable(event) && left.getAndDecrement() > 0);
  }

  private static boolean isDue(EventPublication event, Instant now) {
    int failed = Math.clamp(event.getCompletionAttempts() - 1L, 0, DOUBLED_AT_MOST);
    var last = event.getLastResubmissionDate();
    var since = last == null ? event.getPublicationDate() : last;
    return since.isBefore(now.minus(REST.multipliedBy(1L << failed)))
        // The clock was ahead then and has been set back.
        || since.isAfter(now.plus(REST));
  }

  /** Modulith would give up all later ones for one that cannot be read. */
  private boolean isReadable(EventPublication event) {
    try {
      event.getEvent();
      return true;
    } catch (RuntimeException broken) {
      if (unreadable.add(event.getIdentifier())) {
        LOG.error("event {} cannot be read and is left alone", event.getIdentifier(), broken);
      }
      return false;
    }
  }

  /** One of several copies does it; the first time soon after a start. */
  @Configuration(proxyBeanMethods = false)
  static class UnheardJobs {

    @Bean
    RecurringTask<Void> bringUnheardEvents(UnheardEvents unheard) {
      return Tasks.recurring("bring-unheard-events", FixedDelay.of(Duration.ofMinutes(1)))
          .execute((task, context) -> unheard.bring());
    }
  }
}
