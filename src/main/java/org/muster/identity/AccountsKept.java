package org.muster.identity;

import java.util.List;
import org.muster.audit.KeptRecords;
import org.muster.audit.KeptRecords.Part;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How long this room keeps what. */
@Configuration(proxyBeanMethods = false)
class AccountsKept {

  private static final String OF_PERSON = "t.person_id = :person";

  /** One-time links that are over and tokens that ended. */
  @Bean
  KeptRecords linksKept() {
    return new KeptRecords(
        50,
        "links",
        30,
        List.of(
            Part.rows(
                "identity.sign_in_link",
                "t.expires_at < :before",
                """
                exists (select from identity.account a
                         where a.institution_id = t.institution_id and a.id = t.account_id
                           and a.person_id = :person)\
                """),
            Part.rows("identity.token", "least(t.revoked_at, t.expires_at) < :before", OF_PERSON)));
  }

  /**
   * Closed accounts lose their name and their passkeys; what they did stays on the trail under
   * their id.
   */
  @Bean
  KeptRecords closedAccountsKept() {
    return new KeptRecords(
        60,
        "accounts",
        365,
        List.of(
            Part.rows(
                "identity.passkey",
                """
                exists (select from identity.account a
                         where a.institution_id = t.institution_id and a.id = t.account_id
                           and a.closed_at < :before)\
                """,
                """
                exists (select from identity.account a
                         where a.institution_id = t.institution_id and a.id = t.account_id
                           and a.person_id = :person)\
                """),
            Part.fields(
                "identity.account",
                """
                login = t.id::text, display_name = '—', password = null,
                closed_at = coalesce(t.closed_at, :now)\
                """,
                "t.closed_at < :before and t.login <> t.id::text",
                OF_PERSON)));
  }
}
