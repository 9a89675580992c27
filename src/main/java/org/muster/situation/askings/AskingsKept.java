package org.muster.situation.askings;

import java.util.List;
import org.muster.audit.KeptRecords;
import org.muster.audit.KeptRecords.Part;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How long askings are kept: an office's files. They hold counts, and the names of officers. */
@Configuration(proxyBeanMethods = false)
class AskingsKept {

  private static final String OLD =
      """
      exists (select from situation.asking s
               where s.institution_id = t.institution_id and s.id = t.asking_id
                 and s.opened_at < :before)
      """;

  @Bean
  KeptRecords memberReturnsKept() {
    return new KeptRecords(
        63,
        "askings",
        1095,
        List.of(
            Part.rows("situation.asking_closure", OLD, null),
            Part.rows("situation.asking_answer", OLD, null),
            Part.rows("situation.asking_roll", OLD, null),
            Part.rows("situation.asking", "t.opened_at < :before", null),
            Part.rows("situation.asking_refusal", "t.at < :before", null)));
  }
}
