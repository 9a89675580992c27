package org.muster.rounds;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** This copy's share of following the log; copies share the partitions among them. */
@Component
@Profile(LogConfiguration.PROFILE)
class LogFollowers implements SmartLifecycle {

  /** Two: one batch is prepared while the other's commit is on its way to disk. */
  private static final int MANY = 2;

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private record Following(LogFollower follower, Thread thread) {}

  private final LogSettings settings;
  private final LogTopic topic;
  private final LoggedReports logged;
  private final Reports reports;
  private final RefusedReports refused;
  private final IntakeMeters meters;
  private volatile List<Following> following = List.of();

  LogFollowers(
      LogSettings settings,
      LogTopic topic,
      LoggedReports logged,
      Reports reports,
      RefusedReports refused,
      IntakeMeters meters) {
    this.settings = settings;
    this.topic = topic;
    this.logged = logged;
    this.reports = reports;
    this.refused = refused;
    this.meters = meters;
    meters.watch(() -> following.stream().mapToLong(one -> one.follower().behind()).sum());
  }

  @Override
  public void start() {
    var started = new ArrayList<Following>();
    for (int n = 0; n < MANY; n++) {
      var follower = new LogFollower(settings, topic, logged, reports, refused, meters);
      started.add(new Following(follower, Thread.ofPlatform().name("log-" + n).start(follower)));
    }
    following = List.copyOf(started);
  }

  @Override
  public void stop() {
    following.forEach(one -> one.follower().stop());
    for (var one : following) {
      try {
        one.thread().join(PATIENCE);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    following = List.of();
  }

  @Override
  public boolean isRunning() {
    return !following.isEmpty();
  }
}
