package org.muster.movement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Trail;
import org.muster.people.Institutions;
import org.muster.people.PostKind;
import org.muster.people.Scope;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Coming back by batches: each takes a day, and never too many the same. */
@Service
public class Batches {

  private final JdbcClient jdbc;
  private final Grants grants;
  private final Intakes intakes;
  private final Institutions institutions;
  private final Trail trail;

  Batches(JdbcClient jdbc, Grants grants, Intakes intakes, Institutions institutions, Trail trail) {
    this.jdbc = jdbc;
    this.grants = grants;
    this.intakes = intakes;
    this.institutions = institutions;
    this.trail = trail;
  }

  /**
   * Takes a day, in the place of the one taken before; with it comes the pass of that day.
   *
   * @throws Problem 404 for a batch that is not one's, 409 for a day that is over, or full in the
   *     batch or at the campus
   */
  @Transactional
  public void take(UUID batch, UUID person, LocalDate day, String by) {
    boolean member =
        jdbc.sql(
                """
                select exists (select from movement.member
                 where institution_id = ? and batch_id = ? and person_id = ?)
                """)
            .params(CurrentInstitution.get(), batch, person)
            .query(Boolean.class)
            .single();
    if (!member) {
      throw Problem.notFound();
    }
    if (day.isBefore(institutions.today())) {
      throw Problem.conflict("movement.day-over");
    }
    var campus = intakes.campus(person);
    var capacity = intakes.lock(campus);
    var before = giveUp(batch, person);
    if (before != null) {
      grants.replace(before);
    }
    var leave = Ids.next();
    int taken =
        jdbc.sql(
                """
                update movement.seat t
                   set person_id = :person, leave_id = :leave, campus_id = :campus::uuid
                 where t.institution_id = :institution and t.batch_id = :batch and t.day = :day
                   and t.n = (select s.n from movement.seat s
                               where s.institution_id = :institution and s.batch_id = :batch
                                 and s.day = :day and s.person_id is null
                               order by s.n for update skip locked limit 1)
                """)
            .param("institution", CurrentInstitution.get())
            .param("batch", batch)
            .param("day", day)
            .param("person", person)
            .param("leave", leave)
            .param("campus", campus)
            .update();
    if (taken == 0) {
      // With this the day taken before is kept.
      throw Problem.conflict("movement.full");
    }
    if (campus != null && capacity != null && intakes.taken(campus, day) > capacity) {
      throw Problem.conflict("movement.campus-full");
    }
    grants.grantReturn(leave, person, day, by);
    trail.record("movement.day", "batch", batch, Map.of("person", person));
  }

  private @Nullable UUID giveUp(UUID batch, UUID person) {
    return jdbc.sql(
            """
            update movement.seat s set person_id = null, leave_id = null, campus_id = null
              from (select day, n, leave_id from movement.seat
                     where institution_id = :institution and batch_id = :batch
                       and person_id = :person for update) b
             where s.institution_id = :institution and s.batch_id = :batch and s.day = b.day
               and s.n = b.n
            returning b.leave_id
            """)
        .param("institution", CurrentInstitution.get())
        .param("batch", batch)
        .param("person", person)
        .query(UUID.class)
        .optional()
        .orElse(null);
  }

  /** The batches that are not over, of one's own or in one's charge. */
  public List<Batch> open(Scope scope) {
    var days = new HashMap<UUID, List<Batch.Day>>();
    jdbc.sql(
            """
            select s.batch_id, s.day, count(*), count(s.person_id), count(l.ended_at)
              from movement.seat s
              join movement.batch b on b.institution_id = s.institution_id and b.id = s.batch_id
              left join movement.leave l
                on l.institution_id = s.institution_id and l.id = s.leave_id
             where s.institution_id = ? and b.to_on >= ? and b.closed_at is null
             group by s.batch_id, s.day order by s.batch_id, s.day
            """)
        .params(CurrentInstitution.get(), institutions.today())
        .query(
            row -> {
              days.computeIfAbsent(row.getObject(1, UUID.class), none -> new ArrayList<>())
                  .add(
                      new Batch.Day(
                          row.getObject(2, LocalDate.class),
                          row.getInt(3),
                          row.getInt(4),
                          row.getInt(5)));
            });
    return jdbc.sql(
            """
            select b.id, b.name, u.name, b.from_on, b.to_on, b.capacity,
                   (select count(*) from movement.member m
                     where m.institution_id = b.institution_id and m.batch_id = b.id),
                   (select s.day from movement.seat s
                     where s.institution_id = b.institution_id and s.batch_id = b.id
                       and s.person_id = :self::uuid)
              from movement.batch b
              join people.unit u on u.institution_id = b.institution_id and u.id = b.unit_id
             where b.institution_id = :institution and b.to_on >= :today and b.closed_at is null
               and (:all or b.unit_id = any (:units::uuid[])
                    or exists (select from movement.member m
                                where m.institution_id = b.institution_id and m.batch_id = b.id
                                  and m.person_id = :self::uuid))
             order by b.from_on, b.name
            """)
        .param("institution", CurrentInstitution.get())
        .param("today", institutions.today())
        .param("self", scope.person())
        .param("all", scope.holds(PostKind.WORKING_GROUP))
        .param("units", scope.units(PostKind.CHIEF_COUNSELLOR).toArray(UUID[]::new))
        .query(
            (row, n) ->
                new Batch(
                    row.getObject(1, UUID.class),
                    row.getString(2),
                    row.getString(3),
                    row.getObject(4, LocalDate.class),
                    row.getObject(5, LocalDate.class),
                    row.getInt(6),
                    row.getInt(7),
                    row.getObject(8, LocalDate.class),
                    days.getOrDefault(row.getObject(1, UUID.class), List.of())))
        .list();
  }
}
