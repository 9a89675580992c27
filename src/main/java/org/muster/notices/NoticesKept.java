package org.muster.notices;

import java.util.List;
import org.muster.audit.KeptRecords;
import org.muster.audit.KeptRecords.Part;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How long this room keeps what. */
@Configuration(proxyBeanMethods = false)
class NoticesKept {

  private static final String OF_PERSON = "t.person_id = :person";

  private static final String LEFT_LONG_AGO =
      """
      exists (select from people.person p
               where p.institution_id = t.institution_id and p.id = t.person_id
                 and p.left_at < :before)\
      """;

  @Bean
  KeptRecords messagesKept() {
    return new KeptRecords(
        46,
        "messages",
        365,
        List.of(
            Part.rows(
                "notices.delivery",
                """
                exists (select from notices.notice n
                         where n.institution_id = t.institution_id and n.id = t.notice_id
                           and n.expires_at < :before)\
                """,
                OF_PERSON),
            Part.rows(
                "notices.posting",
                """
                exists (select from notices.notice n
                         where n.institution_id = t.institution_id and n.id = t.notice_id
                           and n.expires_at < :before)\
                """,
                null),
            Part.rows("notices.notice", "t.expires_at < :before", null),
            Part.rows("notices.preference", LEFT_LONG_AGO, OF_PERSON),
            Part.rows("notices.address", LEFT_LONG_AGO, OF_PERSON)));
  }
}
