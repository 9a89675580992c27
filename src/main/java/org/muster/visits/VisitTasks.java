package org.muster.visits;

import org.muster.people.Chain;
import org.muster.workbench.TaskSource;
import org.springframework.stereotype.Component;

/** Rooms nobody has come to are their visitor's; once all were visited, the maker signs. */
@Component
class VisitTasks implements TaskSource {

  @Override
  public String word() {
    return "visit";
  }

  /** Where the visitor has left the university the maker goes, or one of the working group. */
  @Override
  public String open() {
    return """
    select v.id, null::uuid,
           coalesce(t.id, m.id, (select a.person_id from (%s) a where a.kind = 'working_group'
                                  order by a.person_id limit 1)),
           v.due_at, v.name, '/visits/' || v.id || case when w.visitor_id is null then ''
                                                        else '/route' end
      from visits.visit v
      left join (select distinct e.institution_id, e.visit_id, s.visitor_id
                   from visits.expected e
                   join visits.stop s on s.institution_id = e.institution_id
                    and s.visit_id = e.visit_id and s.place_id = e.place_id
                  where e.institution_id = :institution and e.state = 'waiting') w
        on w.institution_id = v.institution_id and w.visit_id = v.id
      left join people.person t on t.institution_id = v.institution_id and t.id = w.visitor_id
       and t.left_at is null
      left join people.person m on m.institution_id = v.institution_id and m.id = v.made_by
       and m.left_at is null
     where v.institution_id = :institution and v.ended_at is null
    """
        .formatted(Chain.ACTING);
  }
}
