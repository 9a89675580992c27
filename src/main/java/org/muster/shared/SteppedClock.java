package org.muster.shared;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lets the jobs go on after a machine's clock was ahead and has been set back: what they did
 * meanwhile lies in the future, and by db-scheduler they would rest until it has come. No job can
 * do it, since all jobs rest; the timer here counts what has passed and not what a clock says.
 */
@Component
class SteppedClock implements DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(SteppedClock.class);

  private static final Duration EVERY = Duration.ofMinutes(1);

  /** Clocks of several machines are never quite the same. */
  private static final Duration APART = Duration.ofMinutes(1);

  /** No job of this program rests longer before it is done for the first time. */
  private static final Duration FIRST_WITHIN = Duration.ofHours(25);

  private final JdbcClient jdbc;
  private final Scheduler scheduler;
  private final com.github.kagkarlsson.scheduler.Clock clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("stepped-clock").factory());

  SteppedClock(JdbcClient jdbc, Scheduler scheduler, com.github.kagkarlsson.scheduler.Clock clock) {
    this.jdbc = jdbc;
    this.scheduler = scheduler;
    this.clock = clock;
  }

  @EventListener(ApplicationReadyEvent.class)
  void watch() {
    timer.scheduleWithFixedDelay(this::look, 0, EVERY.toSeconds(), TimeUnit.SECONDS);
  }

  private void look() {
    try {
      int brought = bringBack(clock.now());
      if (brought > 0) {
        LOG.warn("the clock was set back: {} jobs that lay in the future go on now", brought);
      }
      // Its thread waits for a moment by the clock, which may be an hour away by now.
      scheduler.triggerCheckForDueExecutions();
    } catch (DataAccessException away) {
      LOG.debug("looked for jobs in the future, and the database was away", away);
    } catch (RuntimeException failed) {
      LOG.error("jobs that lie in the future could not be looked for", failed);
    }
  }

  /**
   * A job that was done in the future rests as long from now on as it would have rested then. One
   * that is being done, or was when its program was killed, has been heard of now: the first says
   * so again, the second is missed in half a minute.
   *
   * @return how many jobs there were
   */
  int bringBack(Instant now) {
    return jdbc.sql(
            """
            update scheduled_tasks
               set execution_time = case when picked then execution_time else
                     :now + (execution_time
                             - coalesce(greatest(last_success, last_failure), execution_time)) end,
                   last_success = least(last_success, :now),
                   last_failure = least(last_failure, :now),
                   last_heartbeat = least(last_heartbeat, :now)
             where greatest(last_success, last_failure, last_heartbeat) > :soon
                or last_success is null and last_failure is null and not picked
               and execution_time > :first
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("soon", now.plus(APART).atOffset(ZoneOffset.UTC))
        .param("first", now.plus(FIRST_WITHIN).atOffset(ZoneOffset.UTC))
        .update();
  }

  @Override
  public void destroy() {
    timer.shutdownNow();
  }
}
