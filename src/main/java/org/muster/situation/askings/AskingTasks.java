package org.muster.situation.askings;

import org.muster.people.Chain;
import org.muster.workbench.TaskSource;
import org.springframework.stereotype.Component;

/**
 * A day's asking whose deadline has passed and that is not closed: whoever is missing is rung, and
 * it is closed within an hour, by whoever planned it while they are in charge of it, else by one
 * who is.
 */
@Component
class AskingTasks implements TaskSource {

  @Override
  public String word() {
    return "asking";
  }

  @Override
  public String open() {
    return """
    select s.id, null::uuid,
           (select a.person_id from (%s) a where a.kind in ('data_team', 'working_group')
             order by (a.person_id = s.made_by) desc, a.kind, a.person_id limit 1),
           s.deadline + interval '1 hour', s.day::text, '/askings/' || s.day
      from situation.asking s
     where s.institution_id = :institution and s.deadline <= :now
       and not exists (
         select from situation.asking_closure c
          where c.institution_id = :institution and c.asking_id = s.id and c.reopened_at is null)
    """
        .formatted(Chain.ACTING);
  }
}
