package org.muster.watch;

import java.util.Map;
import org.muster.calls.CallCause;
import org.muster.people.Institutions;
import org.springframework.stereotype.Component;

/** Those on watch lists are called as often as their lists say; on three lists, once. */
@Component
class WatchToCall implements CallCause {

  private final Institutions institutions;

  WatchToCall(Institutions institutions) {
    this.institutions = institutions;
  }

  @Override
  public String word() {
    return "watch";
  }

  @Override
  public String due() {
    return """
    select o.person_id, o.id, o.since, o.since,
           case o.layer when 'hospital' then %d when 'close' then %d when 'isolation' then %d
                        else %d end,
           o.every_days, o.name_zh
      from (%s) o
      join mine m on m.person_id = o.person_id
    """
        .formatted(
            Layer.HOSPITAL.risk(),
            Layer.CLOSE.risk(),
            Layer.ISOLATION.risk(),
            Layer.ATTENTION.risk(),
            Cadence.OPEN);
  }

  @Override
  public Map<String, Object> parameters() {
    return Cadence.parameters(institutions);
  }

  @Override
  public boolean untilItEnds() {
    return false;
  }
}
