package org.muster.rounds;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The cell's topic: made where it is missing, and not used where it promises less than it must. */
@Component
@Profile(LogConfiguration.PROFILE)
class LogTopic {

  private static final Logger LOG = LoggerFactory.getLogger(LogTopic.class);

  private static final String IN_STEP = "min.insync.replicas";

  /** A week: a database restored from a backup is given again what it had received since. */
  private static final String KEPT_MS = "604800000";

  private final Admin admin;
  private final LogSettings settings;
  private volatile int partitions;

  LogTopic(Admin admin, LogSettings settings) {
    this.admin = admin;
    this.settings = settings;
  }

  /**
   * Where an institution's records are, in the order they were received; empty before it is known.
   */
  Optional<TopicPartition> of(UUID institution) {
    int known = partitions;
    return known == 0
        ? Optional.empty()
        : Optional.of(
            new TopicPartition(settings.topic(), Math.floorMod(institution.hashCode(), known)));
  }

  /** Looks for the topic, and makes it; false while that is not possible. */
  boolean found() throws InterruptedException {
    if (partitions > 0) {
      return true;
    }
    try {
      make();
      var topic = settings.topic();
      var described =
          admin.describeTopics(List.of(topic)).topicNameValues().values().iterator().next().get();
      var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
      var set = admin.describeConfigs(List.of(resource)).values().values().iterator().next().get();
      int inStep = Integer.parseInt(set.get(IN_STEP).value());
      if (inStep < settings.acknowledged()
          || described.partitions().stream()
              .anyMatch(one -> one.replicas().size() < settings.replicas())) {
        LOG.error(
            "the topic {} is there with fewer replicas or a smaller {} than {} and {}: no report"
                + " is taken into it",
            topic,
            IN_STEP,
            settings.replicas(),
            settings.acknowledged());
        return false;
      }
      partitions = described.partitions().size();
      return true;
    } catch (ExecutionException | RuntimeException notNow) {
      LOG.warn("the intake log is not there: {}", notNow.toString());
      return false;
    }
  }

  private void make() throws ExecutionException, InterruptedException {
    try {
      admin
          .createTopics(
              List.of(
                  new NewTopic(settings.topic(), settings.partitions(), settings.replicas())
                      .configs(
                          Map.of(
                              IN_STEP,
                              Integer.toString(settings.acknowledged()),
                              "retention.ms",
                              KEPT_MS,
                              "unclean.leader.election.enable",
                              "false"))))
          .all()
          .get();
    } catch (ExecutionException refused) {
      if (!(refused.getCause() instanceof TopicExistsException)) {
        throw refused;
      }
    }
  }
}
