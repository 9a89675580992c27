package org.muster.visits;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.muster.audit.Trail;
import org.muster.movement.Stayers;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Those who stay on campus, building by building or floor by floor, each group with a teacher. */
@Service
public class StayGroups {

  /**
   * A group.
   *
   * @param people on campus tonight within the place, those of nearer groups included
   */
  public record StayGroup(UUID id, UUID place, UUID teacher, String teacherName, int people) {}

  private final JdbcClient jdbc;
  private final Trail trail;
  private final Clock clock;

  StayGroups(JdbcClient jdbc, Trail trail, Clock clock) {
    this.jdbc = jdbc;
    this.trail = trail;
    this.clock = clock;
  }

  /** All groups there are. */
  public List<StayGroup> all() {
    return jdbc.sql(
            """
            with recursive below as (
              select g.id as group_id, g.place_id from visits.stay_group g
               where g.institution_id = :institution and g.ended_at is null
              union all
              select b.group_id, p.id from below b
                join people.place p on p.institution_id = :institution and p.parent_id = b.place_id
            )
            select g.id, g.place_id, g.teacher_id, t.name,
                   (select count(*) from below b join (%s) c on c.place_id = b.place_id
                     where b.group_id = g.id)
              from visits.stay_group g
              join people.person t on t.institution_id = g.institution_id and t.id = g.teacher_id
             where g.institution_id = :institution and g.ended_at is null
            """
                .formatted(Stayers.ON_CAMPUS))
        .param("institution", CurrentInstitution.get())
        .query(
            (row, n) ->
                new StayGroup(
                    row.getObject(1, UUID.class),
                    row.getObject(2, UUID.class),
                    row.getObject(3, UUID.class),
                    row.getString(4),
                    row.getInt(5)))
        .list();
  }

  /**
   * Gives those who stay in a place to a teacher, instead of whoever had them.
   *
   * @throws Problem 409 where somebody else gives them away at the same moment
   */
  @Transactional
  public void give(UUID place, UUID teacher, String by) {
    end(place);
    try {
      jdbc.sql(
              """
              insert into visits.stay_group (institution_id, place_id, id, teacher_id, by_name, at)
              values (?, ?, ?, ?, ?, ?)
              """)
          .params(
              CurrentInstitution.get(),
              place,
              Ids.next(),
              teacher,
              by,
              Visits.time(clock.instant()))
          .update();
    } catch (DuplicateKeyException another) {
      throw Problem.conflict("visits.group-given");
    }
    trail.record("visits.group", "place", place, Map.of());
  }

  /** Ends the group of a place, where there is one. */
  @Transactional
  public void end(UUID place) {
    jdbc.sql(
            """
            update visits.stay_group set ended_at = ?
             where institution_id = ? and place_id = ? and ended_at is null
            """)
        .params(Visits.time(clock.instant()), CurrentInstitution.get(), place)
        .update();
  }
}
