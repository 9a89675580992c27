package org.muster.rounds.trust;

import java.util.List;
import org.muster.audit.HeldRows;
import org.muster.audit.KeptRecords;
import org.muster.audit.KeptRecords.Part;
import org.muster.audit.PersonalRecords;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who was drawn by lot and asked: held of a person, and kept as long as calls are of use. */
@Configuration(proxyBeanMethods = false)
class TrustHeld {

  @Bean
  PersonalRecords sampledHeld(HeldRows rows) {
    return rows.kind(
        42,
        "sampled",
        """
        select o.day, o.name as round, s.drawn_at, s.outcome, s.at, s.by_name as by
          from rounds.sampled s
          join rounds.round o on o.institution_id = s.institution_id and o.id = s.round_id
         where s.institution_id = :institution and s.person_id = :person
         order by s.drawn_at
        """);
  }

  @Bean
  KeptRecords sampledKept() {
    return new KeptRecords(
        12,
        "sampled",
        180,
        List.of(Part.rows("rounds.sampled", "t.drawn_at < :before", "t.person_id = :person")));
  }
}
