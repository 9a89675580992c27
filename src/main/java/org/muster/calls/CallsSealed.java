package org.muster.calls;

import org.muster.shared.SealedColumn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What of this room is sealed. */
@Configuration(proxyBeanMethods = false)
class CallsSealed {

  @Bean
  static SealedColumn callNotesSealed() {
    return new SealedColumn("calls.attempt", "note", "person_id", true);
  }

  @Bean
  static SealedColumn callDraftsSealed() {
    return new SealedColumn("calls.draft", "fields", "person_id", true);
  }
}
