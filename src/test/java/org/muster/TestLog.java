package org.muster;

import java.nio.file.Files;
import java.util.Base64;
import java.util.Map;
import org.muster.journeys.Brokers;
import org.muster.shared.Ids;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Puts a test's program in the profile "distributed": one broker for all tests of a JVM, a topic
 * for each context.
 */
public class TestLog implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  private static final class Shared {

    private static final Brokers BROKERS = start();

    private static Brokers start() {
      try {
        var folder = Files.createTempDirectory("muster-brokers");
        var brokers = Brokers.start(folder, 1);
        SpringApplication.getShutdownHandlers().add(() -> stop(brokers));
        return brokers;
      } catch (Exception failed) {
        throw new IllegalStateException(failed);
      }
    }

    private static void stop(Brokers brokers) {
      try {
        brokers.close();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    context.getEnvironment().addActiveProfile("distributed");
    var key = Base64.getEncoder().encodeToString(new byte[32]);
    TestPropertyValues.of(
            Map.of(
                "muster.log.servers",
                Shared.BROKERS.servers(),
                "muster.log.topic",
                "reports-" + Ids.next(),
                "muster.log.replicas",
                "1",
                "muster.log.partitions",
                "4",
                "muster.log.patience",
                "5s",
                "MUSTER_SECRET",
                key,
                "MUSTER_SEAL_KEYS",
                "1:" + key))
        .applyTo(context);
  }
}
