package org.muster.situation;

import java.util.List;
import org.muster.audit.KeptRecords;
import org.muster.audit.KeptRecords.Part;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How long this room keeps what. Counts by class are of nobody and stay; a room is few people. */
@Configuration(proxyBeanMethods = false)
class SituationKept {

  @Bean
  KeptRecords roomFiguresKept() {
    return new KeptRecords(
        60,
        "room-figures",
        180,
        List.of(Part.rows("situation.kept_room", "t.since < :before", null)));
  }

  /** What was unusual, and what it turned out to be; open ones stay until somebody said so. */
  @Bean
  KeptRecords warningsKept() {
    return new KeptRecords(
        61,
        "warnings",
        365,
        List.of(Part.rows("situation.warning", "t.settled_at < :before", null)));
  }
}
