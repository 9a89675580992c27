package org.muster.situation.upward;

import java.util.Map;
import org.muster.people.Chain;
import org.muster.workbench.TaskSource;
import org.springframework.stereotype.Component;

/**
 * A return whose hour has come and that is not there, or whose correction is not: within an hour,
 * by whoever agreed to it while they are in charge of it, else by one who is. Of several days the
 * oldest counts.
 */
@Component
class UpwardTasks implements TaskSource {

  private final DailyUpward daily;

  UpwardTasks(DailyUpward daily) {
    this.daily = daily;
  }

  @Override
  public String word() {
    return "upward";
  }

  @Override
  public String open() {
    return """
    select distinct on (c.id) c.id, null::uuid,
           (select a.person_id from (%s) a where a.kind in ('data_team', 'working_group')
             order by (a.person_id = c.made_by) desc, a.kind, a.person_id limit 1),
           c.moment + interval '1 hour', c.name, '/upward/' || c.id
      from (%s) c
     where not exists (
       select from situation.upward_return r
        where r.institution_id = :institution and r.superior_id = c.id and r.day = c.day
          and r.delivered_at is not null
          and r.n = (select max(l.n) from situation.upward_return l
                      where l.institution_id = :institution and l.superior_id = c.id
                        and l.day = c.day))
     order by c.id, c.moment
    """
        .formatted(Chain.ACTING, DailyUpward.COME);
  }

  @Override
  public Map<String, Object> parameters() {
    return daily.parameters();
  }
}
