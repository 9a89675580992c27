package org.muster.calls;

import java.util.Map;
import java.util.UUID;
import org.muster.audit.HeldRows;
import org.muster.audit.PersonalRecords;
import org.muster.shared.Seals;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room holds about a person: who called them when, and what was noted of it. */
@Configuration(proxyBeanMethods = false)
class CallsHeld {

  @Bean
  PersonalRecords attemptsHeld(HeldRows rows, Seals seals) {
    return rows.kind(
        65,
        "calls",
        """
        select a.at, a.whom, a.means, a.outcome, a.note, a.by_name as by
          from calls.attempt a
         where a.institution_id = :institution and a.person_id = :person
         order by a.id
        """,
        (person, row) -> open(seals, AttemptTable.NOTE, person, row, "note"));
  }

  @Bean
  PersonalRecords callDraftsHeld(HeldRows rows, Seals seals) {
    return rows.kind(
        66,
        "call_drafts",
        """
        select d.at, d.fields as typed from calls.draft d
         where d.institution_id = :institution and d.person_id = :person order by d.at
        """,
        (person, row) -> open(seals, DraftTable.FIELDS, person, row, "typed"));
  }

  @Bean
  PersonalRecords callersHeld(HeldRows rows) {
    return rows.kind(
        67,
        "callers",
        """
        select s.caller_name as caller, s.from_on, s.to_on, s.by_name as by, s.at
          from calls.assignment s
         where s.institution_id = :institution and s.person_id = :person order by s.at
        """);
  }

  private static void open(
      Seals seals, String column, UUID person, Map<String, Object> row, String field) {
    row.computeIfPresent(field, (name, stored) -> seals.open(column, person, stored.toString()));
  }
}
