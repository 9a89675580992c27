package org.muster.isolation;

import java.util.List;
import java.util.Map;
import org.muster.audit.HeldRows;
import org.muster.audit.KeptRecords;
import org.muster.audit.KeptRecords.Part;
import org.muster.audit.PersonalRecords;
import org.muster.shared.SealedColumn;
import org.muster.shared.Seals;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room holds about a person, and for how long. */
@Configuration(proxyBeanMethods = false)
class IsolationHeld {

  private static final String OLD_STAY =
      """
      exists (select from isolation.stay s
               where s.institution_id = t.institution_id and s.id = t.stay_id
                 and coalesce(s.released_at, s.withdrawn_at) < :before)\
      """;

  private static final String OF_PERSON_STAY =
      """
      exists (select from isolation.stay s
               where s.institution_id = t.institution_id and s.id = t.stay_id
                 and s.person_id = :person)\
      """;

  private static final String OF_PERSON = "t.person_id = :person";

  @Bean
  PersonalRecords staysHeld(HeldRows rows, Seals seals) {
    return rows.kind(
        34,
        "isolation",
        """
        select s.kind, s.reason, s.counts_from, s.days, s.asked_at, s.placed_at, s.released_at,
               p.name as room
          from isolation.stay s
          left join people.place p on p.institution_id = s.institution_id and p.id = s.place_id
         where s.institution_id = :institution and s.person_id = :person order by s.asked_at
        """,
        (person, row) -> open(seals, Stays.REASON, person, row, "reason"));
  }

  @Bean
  PersonalRecords isolationRoomsHeld(HeldRows rows, Seals seals) {
    return rows.kind(
        34,
        "isolation-rooms",
        """
        select p.name as room, b.from_at as at, b.why as reason, b.left_at as to
          from isolation.bed b
          join people.place p on p.institution_id = b.institution_id and p.id = b.place_id
         where b.institution_id = :institution and b.person_id = :person order by b.from_at
        """,
        (person, row) -> open(seals, Beds.WHY, person, row, "reason"));
  }

  @Bean
  PersonalRecords temperaturesHeld(HeldRows rows, Seals seals) {
    return rows.kind(
        35,
        "temperatures",
        """
        select r.at, r.tenths, r.by_name as by, r.handled_at, r.handled_what
          from isolation.reading r
         where r.institution_id = :institution and r.person_id = :person order by r.at
        """,
        (person, row) -> open(seals, Temperatures.HANDLED, person, row, "handled_what"));
  }

  @Bean
  PersonalRecords isolationTestsHeld(HeldRows rows) {
    return rows.kind(
        36,
        "isolation-tests",
        """
        select day, negative, by_name as by from isolation.test
         where institution_id = :institution and person_id = :person order by day
        """);
  }

  @Bean
  PersonalRecords needsHeld(HeldRows rows, Seals seals) {
    return rows.kind(
        37,
        "needs",
        """
        select kind, words, asked_at, answer, done_at, confirmed_at from isolation.need
         where institution_id = :institution and person_id = :person order by asked_at
        """,
        (person, row) -> {
          open(seals, NeedsBefore.WORDS, person, row, "words");
          open(seals, NeedsBefore.ANSWER, person, row, "answer");
        });
  }

  @Bean
  PersonalRecords mealsHeld(HeldRows rows, Seals seals) {
    return rows.kind(
        38,
        "meals",
        """
        select null::date as day, null as meal, d.diet, d.allergies, null::timestamptz as delivered_at
          from isolation.diet d
         where d.institution_id = :institution and d.person_id = :person
        union all
        select v.day, v.meal, v.diet, null, v.delivered_at
          from isolation.serving v
          join isolation.stay s on s.institution_id = v.institution_id and s.id = v.stay_id
         where s.institution_id = :institution and s.person_id = :person
         order by 1 nulls first, 2
        """,
        (person, row) -> open(seals, MealWishes.ALLERGIES, person, row, "allergies"));
  }

  private static void open(
      Seals seals,
      SealedColumn column,
      java.util.UUID person,
      Map<String, Object> row,
      String field) {
    if (row.get(field) instanceof String sealed) {
      row.put(field, seals.open(column.name(), person, sealed));
    }
  }

  /** Meals and needs go soon; who was isolated when is asked about as long as the emergency is. */
  @Bean
  KeptRecords isolationKept() {
    return new KeptRecords(
        34,
        "isolation",
        365,
        List.of(
            Part.rows("isolation.serving", OLD_STAY, OF_PERSON_STAY),
            Part.rows("isolation.skip", OLD_STAY, OF_PERSON_STAY),
            Part.rows("isolation.need", OLD_STAY, OF_PERSON),
            Part.rows("isolation.bed", OLD_STAY, OF_PERSON),
            Part.rows("isolation.reading", OLD_STAY, OF_PERSON),
            Part.rows("isolation.test", OLD_STAY, OF_PERSON),
            Part.rows("isolation.extension", OLD_STAY, OF_PERSON),
            Part.rows(
                "isolation.stay", "coalesce(t.released_at, t.withdrawn_at) < :before", OF_PERSON),
            Part.rows("isolation.diet", "t.at < :before", OF_PERSON)));
  }

  /** What is sealed of it. */
  @Configuration(proxyBeanMethods = false)
  static class IsolationSealed {

    @Bean
    static SealedColumn stayReasonSealed() {
      return Stays.REASON;
    }

    @Bean
    static SealedColumn moveWhySealed() {
      return Beds.WHY;
    }

    @Bean
    static SealedColumn releaseWhySealed() {
      return Stays.RELEASE_WHY;
    }

    @Bean
    static SealedColumn extensionWhySealed() {
      return Stays.EXTENSION_WHY;
    }

    @Bean
    static SealedColumn feverHandlingSealed() {
      return Temperatures.HANDLED;
    }

    @Bean
    static SealedColumn allergiesSealed() {
      return MealWishes.ALLERGIES;
    }

    @Bean
    static SealedColumn needWordsSealed() {
      return NeedsBefore.WORDS;
    }

    @Bean
    static SealedColumn needAnswerSealed() {
      return NeedsBefore.ANSWER;
    }
  }
}
