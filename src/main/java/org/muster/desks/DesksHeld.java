package org.muster.desks;

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

/** What this room holds about a person, and for how long. */
@Configuration(proxyBeanMethods = false)
class DesksHeld {

  private static final String LEFT_LONG_AGO =
      """
      exists (select from people.person p
               where p.institution_id = t.institution_id and p.id = t.person_id
                 and p.left_at < :before)\
      """;

  private static final String OLD_SHIFT =
      """
      exists (select from desks.shift s
               where s.institution_id = t.institution_id and s.id = t.shift_id
                 and s.end_at < :before)\
      """;

  /** Shifts with the notes they wrote; a note is about others, and theirs all the same. */
  @Bean
  PersonalRecords shiftsHeld(HeldRows rows, Seals seals) {
    return rows.kind(
        72,
        "shifts",
        """
        select r.name_zh as title, s.start_at as from_at, s.end_at as to_at, n.text as note,
               n.shift_id as shift
          from desks.shift s
          join desks.rota r on r.institution_id = s.institution_id and r.id = s.rota_id
          left join desks.note n
            on n.institution_id = s.institution_id and n.shift_id = s.id and n.by_id = :person
         where s.institution_id = :institution and s.person_id = :person order by s.start_at
        """,
        (person, row) -> {
          if (row.remove("shift") instanceof String shift
              && row.get("note") instanceof String note) {
            row.put("note", seals.open(HandOvers.TEXT.name(), UUID.fromString(shift), note));
          }
        });
  }

  /** Who was on call is asked about for as long as the emergency is. */
  @Bean
  KeptRecords shiftsKept() {
    return new KeptRecords(
        72,
        "shifts",
        3 * 365,
        List.of(
            Part.rows("desks.note", OLD_SHIFT, "t.by_id = :person"),
            Part.rows("desks.offer", OLD_SHIFT, null),
            Part.rows("desks.shift", "t.end_at < :before", null),
            Part.rows("desks.member", LEFT_LONG_AGO, "t.person_id = :person"),
            Part.rows("desks.feed", LEFT_LONG_AGO, "t.person_id = :person")));
  }

  @Bean
  static SealedColumn handOversSealed() {
    return HandOvers.TEXT;
  }
}
