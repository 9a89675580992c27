package org.muster.supplies;

import java.util.List;
import org.muster.audit.HeldRows;
import org.muster.audit.KeptRecords;
import org.muster.audit.KeptRecords.Part;
import org.muster.audit.PersonalRecords;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room holds about a person, and for how long. */
@Configuration(proxyBeanMethods = false)
class SuppliesHeld {

  @Bean
  PersonalRecords handoutsHeld(HeldRows rows) {
    return rows.kind(
        45,
        "handouts",
        """
        select e.at, i.name_zh as item, e.amount, e.kind, e.by_name as by
          from supplies.entry e
          join supplies.item i on i.institution_id = e.institution_id and i.id = e.item_id
         where e.institution_id = :institution and :person in (e.from_id, e.to_id) order by e.at
        """);
  }

  /** What was given stays in the ledger, which must balance; to whom does not. */
  @Bean
  KeptRecords handoutsKept() {
    return new KeptRecords(
        45,
        "handouts",
        365,
        List.of(
            Part.rows("supplies.handout", "t.at < :before", "t.person_id = :person"),
            Part.rows("supplies.issue", "t.at < :before", "t.person_id = :person"),
            Part.rows("supplies.reservation", "t.at < :before", "t.person_id = :person"),
            Part.fields(
                "supplies.entry",
                """
                to_id = case when to_kind = 'person' then null else to_id end,
                to_kind = case when to_kind = 'person' then 'void' else to_kind end,
                from_id = case when from_kind = 'person' then null else from_id end,
                from_kind = case when from_kind = 'person' then 'void' else from_kind end\
                """,
                "t.at < :before and 'person' in (t.from_kind, t.to_kind)",
                "'person' in (t.from_kind, t.to_kind) and :person in (t.from_id, t.to_id)")));
  }
}
