package org.muster.visits;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.muster.audit.Trail;
import org.muster.identity.Viewer;
import org.muster.movement.Stayers;
import org.muster.people.PostKind;
import org.muster.people.Scope;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Visits are made, and their rooms given to visitors. */
@Service
public class VisitPlans {

  private static final Duration LONGEST = Duration.ofDays(7);

  /** The places {@code :places} with all below them, as {@code below(id)}. */
  private static final String BELOW =
      """
      with recursive below as (
        select p.id from people.place p
         where p.institution_id = :institution and p.id = any (:places)
        union
        select p.id from below b
          join people.place p on p.institution_id = :institution and p.parent_id = b.id
      )
      """;

  private final JdbcClient jdbc;
  private final Trail trail;
  private final Clock clock;

  VisitPlans(JdbcClient jdbc, Trail trail, Clock clock) {
    this.jdbc = jdbc;
    this.trail = trail;
    this.clock = clock;
  }

  /** True for those who may make a visit, over their own students. */
  public static boolean may(Scope scope) {
    return scope.person() != null
        && (scope.holds(PostKind.WORKING_GROUP)
            || scope.holds(PostKind.CHIEF_COUNSELLOR)
            || scope.holds(PostKind.COUNSELLOR));
  }

  /**
   * Makes a visit over everybody of a charge who is on campus tonight in these places. Each room is
   * its stay group's teacher's; where there is none, whoever makes the visit goes there, until they
   * name somebody.
   *
   * @param places buildings, floors or rooms, with all below them
   * @throws Problem 422 without a name, without a place, for a time that is over or more than a
   *     week away, or where nobody is there
   */
  @Transactional
  public UUID make(Viewer by, Scope scope, String name, Collection<UUID> places, Instant due) {
    var now = clock.instant();
    if (name.isBlank() || name.strip().length() > 80) {
      throw Problem.unprocessable("visits.name");
    }
    if (places.isEmpty()) {
      throw Problem.unprocessable("visits.places");
    }
    if (!due.isAfter(now) || due.isAfter(now.plus(LONGEST))) {
      throw Problem.unprocessable("visits.due");
    }
    var id = Ids.next();
    var maker = Objects.requireNonNull(by.person());
    jdbc.sql(
            """
            insert into visits.visit (institution_id, id, name, due_at, made_by, made_by_name,
                                      made_at)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            CurrentInstitution.get(),
            id,
            name.strip(),
            Visits.time(due),
            maker,
            by.name(),
            Visits.time(now))
        .update();
    int expected = expect(id, scope, places);
    if (expected == 0) {
      throw Problem.unprocessable("visits.nobody");
    }
    stops(id, maker);
    trail.record("visits.make", "visit", id, Map.of("people", expected));
    return id;
  }

  private int expect(UUID visit, Scope scope, Collection<UUID> places) {
    return jdbc.sql(
            BELOW
                + """
                insert into visits.expected (institution_id, visit_id, person_id, place_id, unit_id)
                select :institution, :visit, s.id, c.place_id, s.unit_id
                  from (%s) c
                  join below b on b.id = c.place_id
                  join people.student s on s.institution_id = :institution and s.id = c.person_id
                 where :units::uuid[] is null or s.unit_id = any (:units::uuid[])
                """
                    .formatted(Stayers.ON_CAMPUS))
        .param("institution", CurrentInstitution.get())
        .param("places", places.toArray(UUID[]::new))
        .param("visit", visit)
        .param("units", scope.units())
        .update();
  }

  private void stops(UUID visit, UUID maker) {
    jdbc.sql(
            """
            with recursive room as (
              select distinct e.place_id from visits.expected e
               where e.institution_id = :institution and e.visit_id = :visit
            ), upward as (
              select place_id, place_id as at, 0 as steps from room
              union all
              select w.place_id, p.parent_id, w.steps + 1 from upward w
                join people.place p on p.institution_id = :institution and p.id = w.at
               where p.parent_id is not null
            )
            insert into visits.stop (institution_id, visit_id, place_id, visitor_id)
            select :institution, :visit, r.place_id, coalesce(g.teacher_id, :maker)
              from room r
              left join lateral (
                select g.teacher_id from upward w
                  join visits.stay_group g on g.institution_id = :institution
                   and g.place_id = w.at and g.ended_at is null
                  join people.person t on t.institution_id = :institution
                   and t.id = g.teacher_id and t.left_at is null
                 where w.place_id = r.place_id order by w.steps limit 1) g on true
            """)
        .param("institution", CurrentInstitution.get())
        .param("visit", visit)
        .param("maker", maker)
        .update();
  }

  /**
   * Gives rooms of a visit that goes on to a visitor.
   *
   * @param places rooms, or what is above them
   * @return how many rooms it were
   */
  @Transactional
  public int give(UUID visit, Collection<UUID> places, UUID visitor) {
    int rooms =
        jdbc.sql(
                BELOW
                    + """
                    update visits.stop s set visitor_id = :visitor
                      from below b, visits.visit v
                     where s.institution_id = :institution and s.visit_id = :visit
                       and s.place_id = b.id and v.institution_id = s.institution_id
                       and v.id = s.visit_id and v.ended_at is null
                    """)
            .param("institution", CurrentInstitution.get())
            .param("places", places.toArray(UUID[]::new))
            .param("visit", visit)
            .param("visitor", visitor)
            .update();
    trail.record("visits.give", "visit", visit, Map.of("rooms", rooms));
    return rooms;
  }
}
