package org.muster.rounds;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muster.shared.SettingsCheck;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.Environment;

/**
 * What an operator may set of the intake log of a cell.
 *
 * @param servers some of its brokers, {@code a:9092,b:9092,c:9092}
 * @param topic the cell's own; its consumers' group has the same name
 * @param partitions made with the topic, never to be changed: an institution keeps to one
 * @param replicas brokers that hold each record; at fewer than three nothing survives a broker
 * @param patience how long a signature waits for the log to be drained
 * @param properties the client's own, {@code security.protocol} and what belongs to it
 */
@ConfigurationProperties("muster.log")
record LogSettings(
    @Nullable String servers,
    @DefaultValue("muster.reports") String topic,
    @DefaultValue("12") int partitions,
    @DefaultValue("3") short replicas,
    @DefaultValue("10s") Duration patience,
    @DefaultValue Map<String, String> properties) {

  /** Names all that is wrong: what several copies must share is given, never made by each. */
  SettingsCheck check(Environment environment) {
    var check = new SettingsCheck();
    check.require("muster.log.servers", servers);
    for (var shared : new String[] {"spring.datasource.url", "MUSTER_SECRET", "MUSTER_SEAL_KEYS"}) {
      check.require(shared, environment.getProperty(shared));
    }
    check.form("muster.log.topic", topic, "[A-Za-z0-9._-]{1,200}");
    return check;
  }

  /** How many of the replicas must have a record before it is acknowledged. */
  int acknowledged() {
    return replicas > 2 ? 2 : 1;
  }

  /** What every client is set up with, and this besides. */
  Map<String, Object> client(Map<String, Object> own) {
    var all = new HashMap<String, Object>(properties);
    all.put("bootstrap.servers", Objects.requireNonNull(servers));
    all.putAll(own);
    return all;
  }
}
