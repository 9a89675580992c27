package org.muster.situation.warnings;

import org.muster.people.Chain;
import org.muster.workbench.TaskSource;
import org.springframework.stereotype.Component;

/** A warning is for whoever answers for its unit, until they say what it was. */
@Component
class WarningTasks implements TaskSource {

  @Override
  public String word() {
    return "warning";
  }

  @Override
  public String open() {
    return """
    select w.id as subject, null::uuid as about, a.owner_id as owner, w.due_at, w.spot_name as what,
           '/situation/warnings/' || w.id as path
      from situation.warning w
      join (%s) a on a.unit_id = w.unit_id
     where w.institution_id = :institution and w.settled_at is null
    """
        .formatted(Chain.ANSWERING_UNITS);
  }
}
