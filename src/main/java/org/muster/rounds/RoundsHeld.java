package org.muster.rounds;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.muster.audit.HeldRows;
import org.muster.audit.PersonalRecords;
import org.muster.shared.Seals;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room holds about a person: what they reported, and what was decided of them. */
@Configuration(proxyBeanMethods = false)
class RoundsHeld {

  @Bean
  PersonalRecords reportsHeld(HeldRows rows, SealedAnswers sealed) {
    return rows.kind(
        40,
        "reports",
        """
        select o.day, o.name as round, r.reported_at as at, r.via, r.by_name as by,
               r.answers::text as answers
          from rounds.report r
          join rounds.round o on o.institution_id = r.institution_id and o.id = r.round_id
         where r.institution_id = :institution and r.person_id = :person
         order by r.id
        """,
        (person, row) ->
            row.computeIfPresent(
                "answers", (name, stored) -> sealed.open(person, stored.toString()).asMap()));
  }

  @Bean
  PersonalRecords refusedReportsHeld(HeldRows rows, Seals seals) {
    return rows.kind(
        45,
        "refused-reports",
        """
        select o.day, o.name as round, r.received_at as at, r.said
          from rounds.refused_report r
          left join rounds.round o on o.institution_id = r.institution_id and o.id = r.round_id
         where r.institution_id = :institution and r.person_id = :person order by r.received_at
        """,
        (person, row) -> open(seals, LoggedReports.SAID, person, row, "said"));
  }

  @Bean
  PersonalRecords excusalsHeld(HeldRows rows, Seals seals) {
    return rows.kind(
        50,
        "excusals",
        """
        select reason, from_on, until, by_name as by, at, withdrawn_at
          from rounds.excusal
         where institution_id = :institution and person_id = :person order by at
        """,
        (person, row) -> open(seals, Excusals.REASON, person, row, "reason"));
  }

  @Bean
  PersonalRecords unreachablesHeld(HeldRows rows, Seals seals) {
    return rows.kind(
        60,
        "unreachables",
        """
        select o.day, o.name as round, u.tries, u.by_name as by, u.at
          from rounds.unreachable u
          join rounds.round o on o.institution_id = u.institution_id and o.id = u.round_id
         where u.institution_id = :institution and u.person_id = :person order by u.at
        """,
        (person, row) -> {
          if (row.get("tries") instanceof List<?> tries) {
            for (var one : tries) {
              @SuppressWarnings("unchecked") // read from a JSON array of objects
              var fields = (Map<String, Object>) one;
              open(seals, Unreachables.TRIES, person, fields, "note");
            }
          }
        });
  }

  private static void open(
      Seals seals, String column, UUID person, Map<String, Object> row, String field) {
    row.computeIfPresent(field, (name, stored) -> seals.open(column, person, stored.toString()));
  }
}
