package org.muster.directives;

import java.util.List;
import org.muster.audit.KeptRecords;
import org.muster.audit.KeptRecords.Part;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How long this room keeps what: orders and what came of them are an office's files. */
@Configuration(proxyBeanMethods = false)
class DirectivesKept {

  private static final String OLD =
      """
      exists (select from directives.directive d
               where d.institution_id = t.institution_id and d.id = t.directive_id
                 and d.sent_at < :before
                 and not exists (select from directives.item i
                                  where i.institution_id = d.institution_id
                                    and i.directive_id = d.id and i.due_at >= :before))\
      """;

  @Bean
  KeptRecords ordersKept() {
    return new KeptRecords(
        48,
        "directives",
        1095,
        List.of(
            Part.rows("directives.reminder", OLD, null),
            Part.rows("directives.answer", OLD, null),
            Part.rows("directives.receiver", OLD, null),
            Part.rows("directives.enclosure", OLD, null),
            Part.rows("directives.question", OLD, null),
            Part.rows(
                "directives.document",
                """
                t.at < :before
                and not exists (select from directives.enclosure e
                                 where e.institution_id = t.institution_id and e.document_id = t.id)
                and not exists (select from directives.answer a
                                 where a.institution_id = t.institution_id and a.document_id = t.id)\
                """,
                null)));
  }
}
