package org.muster.rounds;

import org.muster.shared.SealedColumn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What of this room is sealed. */
@Configuration(proxyBeanMethods = false)
class RoundsSealed {

  @Bean
  static SealedColumn reasonsSealed() {
    return new SealedColumn("rounds.excusal", "reason", "person_id", true);
  }

  @Bean
  static SealedColumn triesSealed() {
    return new SealedColumn("rounds.unreachable", "tries", "person_id", false);
  }

  @Bean
  static SealedColumn answersSealed() {
    return new SealedColumn("rounds.report", "answers", "person_id", false);
  }

  @Bean
  static SealedColumn refusedReportsSealed() {
    return new SealedColumn("rounds.refused_report", "said", "person_id", true);
  }
}
