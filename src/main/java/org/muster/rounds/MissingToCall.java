package org.muster.rounds;

import java.util.Map;
import org.muster.calls.CallCause;
import org.springframework.stereotype.Component;

/** Those who have not been heard from in a round are called until they are accounted for. */
@Component
class MissingToCall implements CallCause {

  /**
   * Which rounds' missing are on the call sheet: those that are open and whose chase has come to
   * it, so that nobody is rung up in the morning who would have reported by noon.
   */
  private static final String ON_THE_SHEET =
      """
      o.opened_at is not null and o.closed_at is null
      and not exists (select from rounds.step t
                       where t.institution_id = o.institution_id and t.round_id = o.id
                         and t.kind = 'call_sheet' and t.done_at is null)
      """;

  @Override
  public String word() {
    return "missing";
  }

  @Override
  public String due() {
    return """
    select r.person_id, o.id, o.opened_at, o.opened_at, case when o.due_at < :now then 60 else 40 end,
           null::int, o.name
      from rounds.round o
      cross join mine m
      join rounds.roll r on r.institution_id = o.institution_id and r.round_id = o.id
        and r.person_id = m.person_id and r.state = 'missing'
     where o.institution_id = :institution and %s
    """
        .formatted(ON_THE_SHEET);
  }

  @Override
  public Map<String, Object> parameters() {
    return Map.of();
  }

  @Override
  public boolean untilItEnds() {
    return true;
  }
}
