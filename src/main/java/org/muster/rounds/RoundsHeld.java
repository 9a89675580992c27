package org.muster.rounds;

import org.muster.audit.HeldRows;
import org.muster.audit.PersonalRecords;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room holds about a person: what they reported, and what was decided of them. */
@Configuration(proxyBeanMethods = false)
class RoundsHeld {

  @Bean
  PersonalRecords reportsHeld(HeldRows rows) {
    return rows.kind(
        40,
        "reports",
        """
        select o.day, o.name as round, r.reported_at as at, r.via, r.by_name as by, r.answers
          from rounds.report r
          join rounds.round o on o.institution_id = r.institution_id and o.id = r.round_id
         where r.institution_id = :institution and r.person_id = :person
         order by r.id
        """);
  }

  @Bean
  PersonalRecords excusalsHeld(HeldRows rows) {
    return rows.kind(
        50,
        "excusals",
        """
        select reason, from_on, until, by_name as by, at, withdrawn_at
          from rounds.excusal
         where institution_id = :institution and person_id = :person order by at
        """);
  }

  @Bean
  PersonalRecords unreachablesHeld(HeldRows rows) {
    return rows.kind(
        60,
        "unreachables",
        """
        select o.day, o.name as round, u.tries, u.by_name as by, u.at
          from rounds.unreachable u
          join rounds.round o on o.institution_id = u.institution_id and o.id = u.round_id
         where u.institution_id = :institution and u.person_id = :person order by u.at
        """);
  }
}
