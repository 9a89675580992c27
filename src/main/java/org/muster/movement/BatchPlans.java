package org.muster.movement;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

/** Makes batches for parts of the university, and tells those who are to come back. */
@Service
public class BatchPlans {

  private static final int LONGEST = 31;

  /** What somebody wants a batch to be. */
  public record Plan(String name, UUID unit, LocalDate from, LocalDate to, int capacity) {}

  private final JdbcClient jdbc;
  private final MovementNotices notices;
  private final Institutions institutions;
  private final Trail trail;
  private final Clock clock;

  BatchPlans(
      JdbcClient jdbc,
      MovementNotices notices,
      Institutions institutions,
      Trail trail,
      Clock clock) {
    this.jdbc = jdbc;
    this.notices = notices;
    this.institutions = institutions;
    this.trail = trail;
    this.clock = clock;
  }

  /** True for those who make batches. */
  public static boolean isFor(Scope scope) {
    return scope.holds(PostKind.WORKING_GROUP) || scope.holds(PostKind.CHIEF_COUNSELLOR);
  }

  /**
   * Makes a batch of all students of a unit who are not on campus, and tells them to take a day.
   *
   * @throws Problem 403 outside the charge, 422 for days or a capacity that are none, or nobody
   */
  @Transactional
  public UUID make(Plan plan, Scope scope, String by) {
    if (!isFor(scope)
        || !scope.holds(PostKind.WORKING_GROUP)
            && !scope.units(PostKind.CHIEF_COUNSELLOR).contains(plan.unit())) {
      throw Problem.forbidden();
    }
    if (jdbc.sql("select id from people.unit where institution_id = ? and id = ?")
        .params(CurrentInstitution.get(), plan.unit())
        .query(UUID.class)
        .list()
        .isEmpty()) {
      throw Problem.notFound();
    }
    if (plan.name().isBlank()
        || plan.name().length() > 60
        || plan.from().isBefore(institutions.today())
        || plan.to().isBefore(plan.from())
        || plan.to().isAfter(plan.from().plusDays(LONGEST - 1))
        || plan.capacity() < 1
        || plan.capacity() > 5_000) {
      throw Problem.unprocessable("movement.batch");
    }
    var id = Ids.next();
    jdbc.sql(
            """
            insert into movement.batch (institution_id, id, name, unit_id, from_on, to_on, capacity,
                                        by_name, at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            CurrentInstitution.get(),
            id,
            plan.name().strip(),
            plan.unit(),
            plan.from(),
            plan.to(),
            plan.capacity(),
            by,
            clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    var people = members(id, plan.unit());
    if (people.isEmpty()) {
      throw Problem.unprocessable("movement.batch-nobody");
    }
    jdbc.sql(
            """
            insert into movement.seat (institution_id, batch_id, day, n)
            select :institution, :id, d.day::date, n
              from generate_series(:from::date, :to::date, interval '1 day') as d (day)
             cross join generate_series(1, :capacity) as n
            """)
        .param("institution", CurrentInstitution.get())
        .param("id", id)
        .param("from", plan.from())
        .param("to", plan.to())
        .param("capacity", plan.capacity())
        .update();
    notices.tell("batch", id, "/movement/batches", Duration.ofDays(7), people);
    trail.record("movement.batch", "batch", id, Map.of("people", people.size()));
    return id;
  }

  private List<UUID> members(UUID id, UUID unit) {
    return jdbc.sql(
            """
            with recursive below as (
              select u.id from people.unit u where u.institution_id = :institution and u.id = :unit
              union
              select u.id from below b
                join people.unit u on u.institution_id = :institution and u.parent_id = b.id)
            insert into movement.member (institution_id, batch_id, person_id)
            select :institution, :id, s.id from people.student s
             where s.institution_id = :institution and s.unit_id in (select id from below)
               and not exists (select from (%s) c where c.person_id = s.id)
            returning person_id
            """
                .formatted(Stayers.ON_CAMPUS))
        .param("institution", CurrentInstitution.get())
        .param("unit", unit)
        .param("id", id)
        .query(UUID.class)
        .list();
  }
}
