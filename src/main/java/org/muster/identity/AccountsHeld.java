package org.muster.identity;

import org.muster.audit.HeldRows;
import org.muster.audit.PersonalRecords;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room holds about a person. */
@Configuration(proxyBeanMethods = false)
class AccountsHeld {

  @Bean
  PersonalRecords theirPasskeys(HeldRows rows) {
    return rows.kind(
        31,
        "passkeys",
        """
        select p.label, p.created_at, p.last_used_at
          from identity.passkey p
          join identity.account a on a.institution_id = p.institution_id and a.id = p.account_id
         where a.institution_id = :institution and a.person_id = :person
         order by p.created_at
        """);
  }

  @Bean
  PersonalRecords theirAccounts(HeldRows rows) {
    return rows.kind(
        30,
        "accounts",
        """
        select login, display_name as name, created_at, closed_at
          from identity.account where institution_id = :institution and person_id = :person
         order by created_at
        """);
  }
}
