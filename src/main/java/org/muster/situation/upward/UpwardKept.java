package org.muster.situation.upward;

import java.util.List;
import org.muster.audit.KeptRecords;
import org.muster.audit.KeptRecords.Part;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How long returns to those above are kept: an office's files. */
@Configuration(proxyBeanMethods = false)
class UpwardKept {

  private static final String OLD =
      """
      exists (select from situation.upward_return r
               where r.institution_id = t.institution_id and r.superior_id = t.superior_id
                 and r.day = t.day and r.n = t.n and r.made_at < :before)
      """;

  @Bean
  KeptRecords upwardReturnsKept() {
    return new KeptRecords(
        62,
        "upward",
        1095,
        List.of(
            Part.rows("situation.upward_attempt", OLD, null),
            Part.rows("situation.upward_return", "t.made_at < :before", null)));
  }
}
