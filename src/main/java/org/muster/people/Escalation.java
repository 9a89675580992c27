package org.muster.people;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.shared.CurrentInstitution;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** To whom it goes today what somebody leaves undone. */
@Service
public class Escalation {

  /**
   * Where somebody belongs, and who acts above them.
   *
   * @param unit their own unit; the whole university for who belongs to none
   * @param person the acting chief counsellor nearest above, else one of the working group, and
   *     never they themselves; null where nobody acts
   */
  public record Above(UUID unit, @Nullable UUID person) {}

  private final JdbcClient jdbc;
  private final Institutions institutions;

  Escalation(JdbcClient jdbc, Institutions institutions) {
    this.jdbc = jdbc;
    this.institutions = institutions;
  }

  /** Of each of these people; unknown ones are not in it. */
  public Map<UUID, Above> of(Collection<UUID> people) {
    var above = new HashMap<UUID, Above>();
    if (people.isEmpty()) {
      return above;
    }
    jdbc.sql(
            """
            with recursive acting as (%s), root as (
              select id from people.unit
               where institution_id = :institution and parent_id is null
               order by closed_at nulls first, id limit 1
            ), asked as (
              select p.id as person_id, coalesce(m.unit_id, r.id) as unit_id
                from people.person p
                cross join root r
                left join people.membership m
                  on m.institution_id = p.institution_id and m.person_id = p.id and m.to_at is null
               where p.institution_id = :institution and p.id = any (:people)
            ), upward as (
              select person_id, unit_id, 0 as steps from asked
              union all
              select w.person_id, u.parent_id, w.steps + 1 from upward w
                join people.unit u on u.institution_id = :institution and u.id = w.unit_id
               where u.parent_id is not null
            )
            select k.person_id, k.unit_id, a.person_id
              from asked k
              left join lateral (
                select a.person_id from upward w
                  join acting a on a.unit_id = w.unit_id
                   and a.kind in ('chief_counsellor', 'working_group')
                 where w.person_id = k.person_id and a.person_id <> k.person_id
                 order by w.steps, a.person_id limit 1) a on true
            """
                .formatted(Chain.ACTING))
        .param("institution", CurrentInstitution.get())
        .param("today", institutions.today())
        .param("people", people.toArray(UUID[]::new))
        .query(
            row -> {
              above.put(
                  row.getObject(1, UUID.class),
                  new Above(row.getObject(2, UUID.class), row.getObject(3, UUID.class)));
            });
    return above;
  }
}
