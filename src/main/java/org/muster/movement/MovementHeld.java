package org.muster.movement;

import java.util.List;
import org.muster.audit.HeldRows;
import org.muster.audit.KeptRecords;
import org.muster.audit.KeptRecords.Part;
import org.muster.audit.PersonalRecords;
import org.muster.shared.SealedColumn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room holds about a person, and how long. */
@Configuration(proxyBeanMethods = false)
class MovementHeld {

  private static final String LEFT_LONG_AGO =
      """
      exists (select from people.person p
               where p.institution_id = t.institution_id and p.id = t.person_id
                 and p.left_at < :before)\
      """;

  @Bean
  PersonalRecords spansHeld(HeldRows rows) {
    return rows.kind(
        72,
        "spans",
        """
        select kind, region, from_at, to_at, source as via, by_name as by from movement.span
         where institution_id = :institution and person_id = :person order by from_at, id
        """);
  }

  @Bean
  PersonalRecords leavesHeld(HeldRows rows) {
    return rows.kind(
        73,
        "leaves",
        """
        select kind, region, from_at, to_at, granted_by as by, ended_at as closed_at
          from movement.leave
         where institution_id = :institution and person_id = :person order by from_at, id
        """);
  }

  @Bean
  PersonalRecords crossingsHeld(HeldRows rows) {
    return rows.kind(
        74,
        "crossings",
        """
        select direction as kind, at, by_name as by from movement.crossing
         where institution_id = :institution and person_id = :person order by at, id
        """);
  }

  @Bean
  static SealedColumn passPhotosSealed() {
    return new SealedColumn("movement.photo", "sealed", "person_id", true);
  }

  @Bean
  KeptRecords movementKept() {
    return new KeptRecords(
        52,
        "movement",
        1095,
        List.of(
            Part.rows(
                "movement.reminder",
                """
                exists (select from movement.leave l
                         where l.institution_id = t.institution_id and l.id = t.leave_id
                           and l.to_at < :before)\
                """,
                null),
            Part.rows("movement.seat", "t.day < :before::date", null),
            Part.rows(
                "movement.member",
                """
                exists (select from movement.batch b
                         where b.institution_id = t.institution_id and b.id = t.batch_id
                           and b.to_on < :before::date - 31)\
                """,
                null),
            Part.rows("movement.crossing", "t.at < :before", null),
            Part.rows("movement.photo", LEFT_LONG_AGO, "t.person_id = :person"),
            Part.rows("movement.pass", "t.to_at < :before", null),
            Part.rows("movement.leave", "t.to_at < :before", null),
            Part.rows("movement.observation", "t.until_on < :before::date", null),
            Part.rows(
                "movement.span",
                "t.to_at < :before or t.to_at is null and " + LEFT_LONG_AGO,
                null)));
  }
}
