package org.muster.operation;

import java.util.List;
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
class OperationHeld {

  @Bean
  PersonalRecords dutiesHeld(HeldRows rows, Seals seals) {
    return rows.kind(
        70,
        "duties",
        """
        select o.name as operation, t.duty, t.day, t.at, t.by_name as by, t.note
          from operation.tick t
          join operation.operation o
            on o.institution_id = t.institution_id and o.id = t.operation_id
         where t.institution_id = :institution and t.person_id = :person and t.undone_at is null
         order by t.at
        """,
        (person, row) -> {
          if (row.get("note") instanceof String note) {
            row.put("note", seals.open(TickTable.NOTE.name(), person, note));
          }
        });
  }

  /** As long as the rolls: together they say who saw to what. */
  @Bean
  KeptRecords dutiesKept() {
    return new KeptRecords(
        70,
        "duties",
        3 * 365,
        List.of(Part.rows("operation.tick", "t.at < :before", "t.person_id = :person")));
  }

  @Bean
  static SealedColumn dutyNotesSealed() {
    return TickTable.NOTE;
  }
}
