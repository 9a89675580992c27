package org.muster.directives;

import java.util.Map;
import org.muster.audit.HeldRows;
import org.muster.audit.PersonalRecords;
import org.muster.shared.SealedColumn;
import org.muster.shared.Seals;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room holds about a person: what they were ordered, and what they answered. */
@Configuration(proxyBeanMethods = false)
class DirectivesHeld {

  @Bean
  PersonalRecords ordersHeld(HeldRows rows) {
    return rows.kind(
        66,
        "directives",
        """
        select d.title, d.by_name as by, d.sent_at as at, r.opened_at
          from directives.receiver r
          join directives.directive d
            on d.institution_id = r.institution_id and d.id = r.directive_id
         where r.institution_id = :institution and r.person_id = :person order by d.sent_at, d.id
        """);
  }

  @Bean
  PersonalRecords orderAnswersHeld(HeldRows rows, Seals seals) {
    return rows.kind(
        67,
        "directive-answers",
        """
        select d.title, i.title as item, a.at, a.by_name as by, a.note, a.numbers, a.words,
               a.superseded_at
          from directives.answer a
          join directives.directive d
            on d.institution_id = a.institution_id and d.id = a.directive_id
          join directives.item i on i.institution_id = a.institution_id
           and i.directive_id = a.directive_id and i.n = a.item_n
         where a.institution_id = :institution and a.person_id = :person order by a.at, a.id
        """,
        (person, row) -> {
          row.computeIfPresent(
              "note", (name, stored) -> seals.open(AnswerTable.NOTE, person, stored.toString()));
          row.computeIfPresent(
              "words",
              (name, stored) ->
                  ((Map<?, ?>) stored)
                      .values().stream()
                          .map(one -> seals.open(AnswerTable.WORDS, person, String.valueOf(one)))
                          .toList());
        });
  }

  @Bean
  static SealedColumn directiveNotesSealed() {
    return new SealedColumn("directives.answer", "note", "person_id", true);
  }

  @Bean
  static SealedColumn directiveWordsSealed() {
    return new SealedColumn("directives.answer", "words", "person_id", false);
  }
}
