package org.muster.notices;

import org.muster.audit.HeldRows;
import org.muster.audit.PersonalRecords;
import org.muster.shared.SealedColumn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room holds about a person: what they were told, and how they want to be told. */
@Configuration(proxyBeanMethods = false)
class NoticesHeld {

  @Bean
  PersonalRecords messagesHeld(HeldRows rows) {
    return rows.kind(
        62,
        "messages",
        """
        select n.title_zh as title, n.by_name as by, n.at, d.channel, d.state::text as state,
               d.sent_at, d.read_at
          from notices.delivery d
          join notices.notice n on n.institution_id = d.institution_id and n.id = d.notice_id
         where d.institution_id = :institution and d.person_id = :person order by n.at, n.id
        """);
  }

  @Bean
  PersonalRecords tellingHeld(HeldRows rows) {
    return rows.kind(
        64,
        "telling",
        """
        select array_to_string(channels, ' ') as channels, quiet_from, quiet_to, zone, english,
               null as channel, null as address, at
          from notices.preference where institution_id = :institution and person_id = :person
        union all
        select null, null, null, null, null, channel, address, at
          from notices.address where institution_id = :institution and person_id = :person
        """);
  }

  @Bean
  static SealedColumn robotWebhooks() {
    return new SealedColumn("notices.robot", "webhook", "id", true);
  }

  @Bean
  static SealedColumn robotSecrets() {
    return new SealedColumn("notices.robot", "secret", "id", true);
  }
}
