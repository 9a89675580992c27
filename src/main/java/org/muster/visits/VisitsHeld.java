package org.muster.visits;

import java.util.List;
import org.muster.audit.HeldRows;
import org.muster.audit.KeptRecords;
import org.muster.audit.KeptRecords.Part;
import org.muster.audit.PersonalRecords;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room holds about a person, and for how long. */
@Configuration(proxyBeanMethods = false)
class VisitsHeld {

  private static final String OLD_VISIT =
      """
      exists (select from visits.visit v
               where v.institution_id = t.institution_id and v.id = t.visit_id
                 and v.ended_at < :before)\
      """;

  @Bean
  PersonalRecords looksHeld(HeldRows rows) {
    return rows.kind(
        26,
        "visits",
        """
        select v.name as title, l.outcome, l.at, l.by_name as by
          from visits.look l
          join visits.visit v on v.institution_id = l.institution_id and v.id = l.visit_id
         where l.institution_id = :institution and l.person_id = :person order by l.at
        """);
  }

  /** A signed visit keeps its figures; who was seen when is not needed for longer. */
  @Bean
  KeptRecords looksKept() {
    return new KeptRecords(
        26,
        "visits",
        180,
        List.of(
            Part.rows("visits.look", OLD_VISIT, "t.person_id = :person"),
            Part.rows("visits.expected", OLD_VISIT, "t.person_id = :person"),
            Part.rows("visits.stop", OLD_VISIT, null)));
  }
}
