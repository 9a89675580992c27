package org.muster.requests;

import org.muster.audit.HeldRows;
import org.muster.audit.PersonalRecords;
import org.muster.forms.Answers;
import org.muster.shared.SealedColumn;
import org.muster.shared.Seals;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room holds about a person: what they asked, and what was said and decided of it. */
@Configuration(proxyBeanMethods = false)
class RequestsHeld {

  @Bean
  PersonalRecords askedHeld(HeldRows rows, Seals seals) {
    return rows.kind(
        70,
        "requests",
        """
        select name_zh as title, asker_name as by, answers, state, at, closed_at
          from requests.request
         where institution_id = :institution and about_id = :person order by at, id
        """,
        (person, row) ->
            row.computeIfPresent(
                "answers",
                (name, stored) ->
                    Answers.parse(seals.open(Requests.ANSWERS, person, stored.toString()))
                        .asMap()));
  }

  @Bean
  PersonalRecords requestTalkHeld(HeldRows rows, Seals seals) {
    return rows.kind(
        71,
        "request-talk",
        """
        select r.name_zh as title, x.at, x.by, x.what, x.words, x.sealed from (
          select request_id, at, by_name as by, what, words, 'deed' as sealed from requests.deed
           where institution_id = :institution and about_id = :person
          union all
          select request_id, at, by_name, 'message', words, 'message' from requests.message
           where institution_id = :institution and about_id = :person) x
          join requests.request r on r.institution_id = :institution and r.id = x.request_id
         order by x.at
        """,
        (person, row) -> {
          var column =
              "deed".equals(row.remove("sealed")) ? RequestHistory.WORDS : RequestTalk.WORDS;
          row.computeIfPresent(
              "words", (name, stored) -> seals.open(column, person, stored.toString()));
        });
  }

  @Bean
  static SealedColumn requestAnswersSealed() {
    return new SealedColumn("requests.request", "answers", "about_id", true);
  }

  @Bean
  static SealedColumn requestDeedsSealed() {
    return new SealedColumn("requests.deed", "words", "about_id", true);
  }

  @Bean
  static SealedColumn requestMessagesSealed() {
    return new SealedColumn("requests.message", "words", "about_id", true);
  }

  @Bean
  static SealedColumn requestPicturesSealed() {
    return new SealedColumn("requests.picture", "sealed", "about_id", true);
  }
}
