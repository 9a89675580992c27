package org.muster.audit;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room holds about a person. */
@Configuration(proxyBeanMethods = false)
class TrailHeld {

  @Bean
  PersonalRecords whoLooked(HeldRows rows) {
    return rows.kind(
        90,
        "looks",
        """
        select at, actor as by, action, detail ->> 'reason' as reason
          from audit.entry
         where institution_id = :institution and subject_kind = 'person'
           and subject_id = :person::text
         order by seq
        """);
  }
}
