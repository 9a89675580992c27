package org.muster.situation.returns;

import java.util.List;
import org.muster.audit.KeptRecords;
import org.muster.audit.KeptRecords.Part;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How long this room keeps what: what was sent to other offices is an office's files. */
@Configuration(proxyBeanMethods = false)
class ReturnsKept {

  @Bean
  KeptRecords sentReturnsKept() {
    return new KeptRecords(
        61, "returns", 1095, List.of(Part.rows("situation.filled", "t.filled_at < :before", null)));
  }
}
