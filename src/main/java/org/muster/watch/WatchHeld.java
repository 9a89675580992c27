package org.muster.watch;

import java.util.List;
import org.muster.audit.HeldRows;
import org.muster.audit.KeptRecords;
import org.muster.audit.KeptRecords.Part;
import org.muster.audit.PersonalRecords;
import org.muster.shared.SealedColumn;
import org.muster.shared.Seals;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room holds about a person, for how long, and what of it is sealed. */
@Configuration(proxyBeanMethods = false)
class WatchHeld {

  private static final String OVER = "t.ended_at < :before";

  @Bean
  PersonalRecords watchedHeld(HeldRows rows, Seals seals) {
    return rows.kind(
        24,
        "watch",
        """
        select l.name_zh as title, e.layer as state, e.entered_at as from_at, e.ended_at as to_at,
               e.why as reason,
               e.ended_why as outcome
          from watch.entry e
          join watch.list l on l.institution_id = e.institution_id and l.id = e.list_id
         where e.institution_id = :institution and e.person_id = :person order by e.entered_at
        """,
        (person, row) -> {
          row.computeIfPresent(
              "reason", (key, stored) -> seals.open(Watching.WHY, person, stored.toString()));
          row.computeIfPresent(
              "outcome",
              (key, stored) -> seals.open(Watching.ENDED_WHY, person, stored.toString()));
        });
  }

  /** Who was followed up, and why, is health data: no longer than the emergency's record needs. */
  @Bean
  KeptRecords watchedKept() {
    return new KeptRecords(
        24,
        "watch",
        365,
        List.of(
            Part.rows(
                "watch.change",
                """
                exists (select from watch.entry e
                         where e.institution_id = t.institution_id and e.person_id = t.person_id
                           and e.id = t.entry_id and e.ended_at < :before)\
                """,
                "t.person_id = :person"),
            Part.rows("watch.entry", OVER, "t.person_id = :person")));
  }

  @Bean
  static SealedColumn watchReasonsSealed() {
    return new SealedColumn("watch.entry", "why", "person_id", true);
  }

  @Bean
  static SealedColumn watchEndingsSealed() {
    return new SealedColumn("watch.entry", "ended_why", "person_id", true);
  }
}
