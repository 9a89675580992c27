package org.muster.watch.cases;

import java.util.List;
import java.util.UUID;
import org.muster.audit.HeldRows;
import org.muster.audit.KeptRecords;
import org.muster.audit.KeptRecords.Part;
import org.muster.audit.PersonalRecords;
import org.muster.shared.SealedColumn;
import org.muster.shared.Seals;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this part holds about a person, what of it is sealed, and for how long it is kept. */
@Configuration(proxyBeanMethods = false)
class CasesHeld {

  static final SealedColumn EVIDENCE =
      new SealedColumn("watch.case_turn", "evidence", "illness_id", true);
  static final SealedColumn SEEN = new SealedColumn("watch.observation", "words", "id", true);
  static final SealedColumn WHERE = new SealedColumn("watch.exposure", "words", "id", true);
  static final SealedColumn LINES = new SealedColumn("watch.line_file", "lines", "id", true);

  private static final String OVER =
      """
      exists (select from watch.outbreak o
               where o.institution_id = t.institution_id and o.id = t.%s
                 and o.closed_at < :before)\
      """;

  private static final String OF_CASE =
      """
      exists (select from watch.illness i
                join watch.outbreak o on o.institution_id = i.institution_id and o.id = i.outbreak_id
               where i.institution_id = t.institution_id and i.id = t.illness_id
                 and o.closed_at < :before)\
      """;

  @Bean
  static SealedColumn caseEvidenceSealed() {
    return EVIDENCE;
  }

  @Bean
  static SealedColumn caseObservationsSealed() {
    return SEEN;
  }

  @Bean
  static SealedColumn exposurePlacesSealed() {
    return WHERE;
  }

  @Bean
  static SealedColumn lineFilesSealed() {
    return LINES;
  }

  /** Whose contact somebody was is the other's: what is told is how, when, and of which disease. */
  @Bean
  PersonalRecords exposuresHeld(HeldRows rows) {
    return rows.kind(
        34,
        "exposures",
        """
        select o.disease, e.kind, e.first_on, e.last_on, e.at from watch.exposure e
          join watch.outbreak o on o.institution_id = e.institution_id and o.id = e.outbreak_id
         where e.institution_id = :institution and e.person_id = :person order by e.at
        """);
  }

  @Bean
  PersonalRecords illnessesHeld(HeldRows rows, Seals seals) {
    return rows.kind(
        32,
        "cases",
        """
        select o.disease, i.onset_on, i.sampled_on, i.reported_on, t.state, t.turned_on, t.test,
               t.evidence, i.id as illness
          from watch.illness i
          join watch.outbreak o on o.institution_id = i.institution_id and o.id = i.outbreak_id
          join watch.case_turn t on t.institution_id = i.institution_id and t.illness_id = i.id
         where i.institution_id = :institution and i.person_id = :person order by t.at
        """,
        (person, row) -> {
          if (row.remove("illness") instanceof String illness
              && row.get("evidence") instanceof String evidence) {
            row.put("evidence", seals.open(EVIDENCE.name(), UUID.fromString(illness), evidence));
          }
        });
  }

  @Bean
  PersonalRecords caseObservationsHeld(HeldRows rows, Seals seals) {
    return rows.kind(
        33,
        "observations",
        """
        select b.observed_at, b.temperature, b.negative as negative_test, b.words, b.id
          from watch.observation b
          join watch.illness i on i.institution_id = b.institution_id and i.id = b.illness_id
         where b.institution_id = :institution and i.person_id = :person order by b.observed_at
        """,
        (person, row) -> {
          if (row.remove("id") instanceof String id && row.get("words") instanceof String words) {
            row.put("words", seals.open(SEEN.name(), UUID.fromString(id), words));
          }
        });
  }

  /** The file of an outbreak is kept for three years after it was closed. */
  @Bean
  KeptRecords casesKept() {
    return new KeptRecords(
        12,
        "cases",
        3 * 365,
        List.of(
            Part.rows("watch.line_file", "t.at < :before", null),
            Part.rows("watch.attendee", OVER.formatted("outbreak_id"), null),
            Part.rows("watch.exposure", OVER.formatted("outbreak_id"), null),
            Part.rows("watch.observation", OF_CASE, null),
            Part.rows("watch.case_turn", OF_CASE, null),
            Part.rows("watch.illness", OVER.formatted("outbreak_id"), null),
            Part.rows("watch.outbreak", "t.closed_at < :before", null)));
  }
}
