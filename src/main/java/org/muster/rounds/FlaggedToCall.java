package org.muster.rounds;

import java.util.Map;
import org.muster.calls.CallCause;
import org.muster.people.Institutions;
import org.springframework.stereotype.Component;

/** Those whose newest report of the day is abnormal are called once. */
@Component
class FlaggedToCall implements CallCause {

  private final Institutions institutions;

  FlaggedToCall(Institutions institutions) {
    this.institutions = institutions;
  }

  @Override
  public String word() {
    return "flagged";
  }

  @Override
  public String due() {
    return """
    select distinct on (r.person_id) r.person_id, o.id, d.reported_at, d.reported_at, 80, null::int,
           o.name
      from rounds.round o
      cross join mine m
      join rounds.roll r on r.institution_id = o.institution_id and r.round_id = o.id
        and r.person_id = m.person_id and r.report_id is not null
      join rounds.report d on d.institution_id = r.institution_id and d.person_id = r.person_id
        and d.round_id = r.round_id and d.id = r.report_id and cardinality(d.flags) > 0
     where o.institution_id = :institution and o.day = :flagged_day and o.opened_at is not null
     order by r.person_id, d.reported_at desc
    """;
  }

  @Override
  public Map<String, Object> parameters() {
    return Map.of("flagged_day", institutions.today());
  }

  @Override
  public boolean untilItEnds() {
    return false;
  }
}
