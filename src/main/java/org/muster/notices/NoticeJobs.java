package org.muster.notices;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.muster.notices.channel.Channel;
import org.muster.notices.channel.Channels;
import org.muster.notices.channel.Kind;
import org.muster.people.Institution;
import org.muster.people.Institutions;
import org.muster.shared.CurrentInstitution;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the notices do without being asked: they go out. */
@Configuration(proxyBeanMethods = false)
class NoticeJobs implements DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(NoticeJobs.class);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

  /** Each run holds a connection of the pool while it lasts, also while a provider hangs. */
  private static final int TOGETHER = 4;

  private record Run(UUID institution, Kind kind) {}

  private final Set<Run> running = ConcurrentHashMap.newKeySet();
  private final Semaphore free = new Semaphore(TOGETHER);
  private final ExecutorService runs = Executors.newVirtualThreadPerTaskExecutor();

  /** Begins a run for each channel that has none: one that hangs keeps no other waiting. */
  @Bean
  RecurringTask<Void> sendNotices(Institutions institutions, Channels channels, Postman postman) {
    return Tasks.recurring("send-notices", FixedDelay.of(LOOK_EVERY))
        .execute(
            (task, context) ->
                institutions.served().stream()
                    .filter(one -> channels.institutions().contains(one.code()))
                    .forEach(
                        one ->
                            channels
                                .of(one.code())
                                .values()
                                .forEach(channel -> begin(one, channel, postman))));
  }

  private void begin(Institution institution, Channel channel, Postman postman) {
    var run = new Run(institution.id(), channel.kind());
    if (!running.add(run)) {
      return;
    }
    runs.execute(
        () -> {
          try {
            free.acquire();
            try {
              CurrentInstitution.run(institution.id(), () -> postman.send(channel));
            } finally {
              free.release();
            }
          } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
          } catch (RuntimeException failed) {
            log.error(
                "{} of institution {} did not send",
                channel.kind().word(),
                institution.id(),
                failed);
          } finally {
            running.remove(run);
          }
        });
  }

  @Override
  public void destroy() {
    runs.shutdownNow();
  }
}
