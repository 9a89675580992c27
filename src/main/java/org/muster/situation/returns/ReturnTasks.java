package org.muster.situation.returns;

import java.util.Map;
import org.muster.people.Chain;
import org.muster.workbench.TaskSource;
import org.springframework.stereotype.Component;

/**
 * A return whose hour has come and that is not there, or has gaps that nobody has looked at: within
 * an hour, by whoever brought the form while they are in charge of it, else by one who is.
 */
@Component
class ReturnTasks implements TaskSource {

  private final DailyReturns daily;

  ReturnTasks(DailyReturns daily) {
    this.daily = daily;
  }

  @Override
  public String word() {
    return "return";
  }

  @Override
  public String open() {
    return """
    select c.id, null::uuid,
           (select a.person_id from (%s) a where a.kind in ('data_team', 'working_group')
             order by (a.person_id = c.made_by) desc, a.kind, a.person_id limit 1),
           c.moment + interval '1 hour', c.name, '/returns/' || c.id
      from (%s) c
     where not exists (
       select from situation.filled f
        where f.institution_id = :institution and f.blank_id = c.id and f.day = :today
          and f.as_of >= c.moment and (f.gaps = 0 or f.settled_at is not null))
    """
        .formatted(Chain.ACTING, DailyReturns.COME);
  }

  @Override
  public Map<String, Object> parameters() {
    return daily.parameters();
  }
}
