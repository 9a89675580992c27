package org.muster.privacy;

import java.util.List;
import org.muster.audit.HeldRows;
import org.muster.audit.KeptRecords;
import org.muster.audit.KeptRecords.Part;
import org.muster.audit.PersonalRecords;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room holds about a person, and for how long. */
@Configuration(proxyBeanMethods = false)
class StatementsHeld {

  @Bean
  PersonalRecords answersHeld(HeldRows rows) {
    return rows.kind(
        80,
        "statements",
        """
        select s.code, s.version, s.title_zh as title, a.said, a.at
          from privacy.answer a
          join privacy.statement s
            on s.institution_id = a.institution_id and s.id = a.statement_id
         where a.institution_id = :institution and a.person_id = :person order by a.at
        """);
  }

  /** As long as the master record: it proves what was agreed to. */
  @Bean
  KeptRecords consentsKept() {
    return new KeptRecords(
        80,
        "consents",
        3 * 365,
        List.of(
            Part.rows(
                "privacy.answer",
                """
                exists (select from people.person p
                         where p.institution_id = t.institution_id and p.id = t.person_id
                           and p.left_at < :before)\
                """,
                "t.person_id = :person")));
  }
}
