package org.muster.movement;

import org.muster.people.Chain;
import org.muster.workbench.TaskSource;
import org.springframework.stereotype.Component;

/** Whoever should be back and is not is to be called by who answers for them, within two hours. */
@Component
class MovementTasks implements TaskSource {

  @Override
  public String word() {
    return "movement";
  }

  @Override
  public String open() {
    return """
    select l.id as subject, l.person_id as about, a.owner_id as owner,
           l.to_at + interval '2 hours' as due_at, null::text as what, '/movement' as path
      from movement.leave l
      join (%s) a on a.person_id = l.person_id
     where l.institution_id = :institution and l.kind <> 'stay' and l.to_at <= :now
       and l.ended_at is null and l.cancelled_at is null
    """
        .formatted(Chain.ANSWERING);
  }
}
