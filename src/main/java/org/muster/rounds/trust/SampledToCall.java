package org.muster.rounds.trust;

import java.util.Map;
import org.muster.calls.CallCause;
import org.muster.people.Institutions;
import org.springframework.stereotype.Component;

/** Those drawn by lot are called once on the day, after everybody of whom something is known. */
@Component
class SampledToCall implements CallCause {

  private final Institutions institutions;

  SampledToCall(Institutions institutions) {
    this.institutions = institutions;
  }

  @Override
  public String word() {
    return "sampled";
  }

  @Override
  public String due() {
    return """
    select s.person_id, s.round_id, s.drawn_at, s.drawn_at, 10, null::int, o.name
      from rounds.sampled s
      join mine m on m.person_id = s.person_id
      join rounds.round o on o.institution_id = s.institution_id and o.id = s.round_id
        and o.day = :sampled_day and o.closed_at is null
     where s.institution_id = :institution and s.outcome is null
    """;
  }

  @Override
  public Map<String, Object> parameters() {
    return Map.of("sampled_day", institutions.today());
  }

  /** Who was reached for another reason was not asked yet. */
  @Override
  public boolean untilItEnds() {
    return true;
  }
}
