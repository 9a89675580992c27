package org.muster.movement;

import org.muster.people.Chain;
import org.muster.workbench.TaskSource;
import org.springframework.stereotype.Component;

/**
 * Whoever is to come back with a batch takes a day before it begins; then it is for who answers for
 * them to see to.
 */
@Component
class DayTasks implements TaskSource {

  @Override
  public String word() {
    return "return-day";
  }

  @Override
  public String open() {
    return """
    select b.id as subject, m.person_id as about,
           case when b.from_on > :today then m.person_id else a.owner_id end as owner,
           case when b.from_on > :today then b.from_on else b.to_on + 1 end::timestamptz as due_at,
           b.name as what, '/movement/batches' as path
      from movement.batch b
      join movement.member m on m.institution_id = b.institution_id and m.batch_id = b.id
      join people.student p on p.institution_id = m.institution_id and p.id = m.person_id
      join (%s) a on a.person_id = m.person_id
     where b.institution_id = :institution and b.closed_at is null and b.to_on >= :today
       and not exists (select from movement.seat s
                        where s.institution_id = b.institution_id and s.batch_id = b.id
                          and s.person_id = m.person_id)
    """
        .formatted(Chain.ANSWERING);
  }
}
