package org.muster.rounds;

import java.util.List;
import org.muster.audit.KeptRecords;
import org.muster.audit.KeptRecords.Part;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How long this room keeps what. Closures hold counts and no people: they stay. */
@Configuration(proxyBeanMethods = false)
class RoundsKept {

  private static final String OLD_ROUND =
      """
      exists (select from rounds.round o
               where o.institution_id = t.institution_id and o.id = t.round_id
                 and o.due_at < :before)\
      """;

  private static final String OF_PERSON = "t.person_id = :person";

  /** What people said and what was noted of them; where they stood is kept longer. */
  @Bean
  KeptRecords answersKept() {
    return new KeptRecords(
        10,
        "answers",
        180,
        List.of(
            Part.rows("rounds.report", OLD_ROUND, OF_PERSON),
            Part.rows("rounds.refused_report", "t.received_at < :before", OF_PERSON),
            Part.rows("rounds.excusal", "t.until < (:before)::date", OF_PERSON),
            Part.rows("rounds.unreachable", OLD_ROUND, OF_PERSON)));
  }

  /** Who was mustered and how it ended for them: what a closure was signed over. */
  @Bean
  KeptRecords rollsKept() {
    return new KeptRecords(
        20,
        "rolls",
        3 * 365,
        List.of(
            Part.rows("rounds.roll", OLD_ROUND, null),
            Part.fields(
                "rounds.round",
                "roll_destroyed_at = :now",
                "t.due_at < :before and t.roll_destroyed_at is null",
                null)));
  }
}
