package org.muster.calls;

import java.util.List;
import org.muster.audit.KeptRecords;
import org.muster.audit.KeptRecords.Part;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How long this room keeps what. */
@Configuration(proxyBeanMethods = false)
class CallsKept {

  private static final String OF_PERSON = "t.person_id = :person";

  /** Attempts to reach people, what was noted of them, and whose calls they were. */
  @Bean
  KeptRecords attemptsKept() {
    return new KeptRecords(
        15,
        "calls",
        365,
        List.of(
            Part.rows("calls.attempt", "t.at < :before", OF_PERSON),
            Part.rows("calls.draft", "t.at < :before", OF_PERSON),
            Part.rows("calls.assignment", "t.to_on < (:before)::date", OF_PERSON)));
  }
}
