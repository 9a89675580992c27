package org.muster.rounds;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.muster.shared.Misconfigured;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;

/** The clients of the intake log. None of them waits for a broker when the program starts. */
@Configuration(proxyBeanMethods = false)
@Profile(LogConfiguration.PROFILE)
@EnableConfigurationProperties(LogSettings.class)
class LogConfiguration {

  /** A cell of several machines, with a log before its database. */
  static final String PROFILE = "distributed";

  /** Long enough for another broker to take over from one that was killed. */
  private static final int DELIVERED_MS = 15_000;

  private static final int ANSWERED_MS = 5_000;

  LogConfiguration(LogSettings settings, Environment environment) {
    var mistakes = settings.check(environment).mistakes();
    if (!mistakes.isEmpty()) {
      throw new Misconfigured("docs/scale.md", mistakes);
    }
  }

  @Bean
  Producer<String, byte[]> reportProducer(LogSettings settings) {
    Map<String, Object> own = new HashMap<>();
    // Acknowledged by every replica in step, of which there must be two; sent again by the client
    // itself, it is still in the log once and in its place.
    own.put("acks", "all");
    own.put("enable.idempotence", true);
    own.put("delivery.timeout.ms", DELIVERED_MS);
    own.put("request.timeout.ms", ANSWERED_MS);
    own.put("max.block.ms", ANSWERED_MS);
    own.put("reconnect.backoff.max.ms", 1_000);
    own.put("linger.ms", 2);
    return new KafkaProducer<>(
        settings.client(own), new StringSerializer(), new ByteArraySerializer());
  }

  @Bean
  Admin logAdmin(LogSettings settings) {
    return Admin.create(
        settings.client(
            Map.of(
                "request.timeout.ms", ANSWERED_MS,
                "default.api.timeout.ms", ANSWERED_MS,
                "reconnect.backoff.max.ms", 1_000)));
  }
}
