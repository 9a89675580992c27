package org.muster.movement;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.muster.operation.Incidents;
import org.muster.people.Chain;
import org.muster.people.Institutions;
import org.muster.shared.Beat;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Begins what was granted when its time comes, reminds those who are to be back, tells them and who
 * answers for them when they are not, and two hours later says that it is an incident.
 */
@Component
class MovementChasing {

  /** Somebody has not come back from leave. */
  static final String NOT_BACK = "not-back";

  private static final Duration BEFORE = Duration.ofHours(6);
  private static final Duration TOLD = Duration.ofDays(1);
  private static final Duration GRACE = Duration.ofHours(2);

  private record Late(UUID leave, UUID person, UUID owner) {}

  private final JdbcClient jdbc;
  private final Incidents incidents;
  private final MovementNotices notices;
  private final Institutions institutions;
  private final TransactionTemplate transaction;
  private final Clock clock;

  MovementChasing(
      JdbcClient jdbc,
      Incidents incidents,
      MovementNotices notices,
      Institutions institutions,
      TransactionTemplate transaction,
      Clock clock) {
    this.jdbc = jdbc;
    this.incidents = incidents;
    this.notices = notices;
    this.institutions = institutions;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Does once what is to be done at this moment, in the institution in force. */
  void look() {
    transaction.executeWithoutResult(status -> begin());
    transaction.executeWithoutResult(status -> endStays());
    transaction.executeWithoutResult(
        status -> told("before", now().plus(BEFORE), "l.kind = 'leave' and l.to_at > :now"));
    transaction.executeWithoutResult(status -> told("due", now(), "l.kind <> 'stay'"));
    transaction.executeWithoutResult(status -> incidents.are(NOT_BACK, late()));
  }

  /** Leave and stay begin by themselves: nobody has to say that they went. */
  private void begin() {
    bound(
            """
            with begun as (
              update movement.leave l set begun_at = :now
               where l.institution_id = :institution and l.begun_at is null and l.from_at <= :now
                 and l.ended_at is null and l.cancelled_at is null and l.kind in ('leave', 'stay')
              returning l.id, l.person_id, l.kind, l.region, l.from_at, l.granted_by
            ), last as (
              select distinct on (person_id) * from begun order by person_id, from_at desc
            ), ended as (
              update movement.span s set to_at = greatest(s.from_at, :now)
                from last b
               where s.institution_id = :institution and s.person_id = b.person_id
                 and s.to_at is null
                 -- Who is in hospital or in isolation is not on leave.
                 and s.kind not in ('hospital', 'isolation')
              returning s.person_id)
            insert into movement.span (institution_id, person_id, id, kind, region, from_at, source,
                                       cause_id, by_name)
            select :institution, b.person_id, gen_random_uuid(),
                   case b.kind when 'leave' then 'leave' else 'campus' end,
                   case b.kind when 'leave' then b.region end, :now, b.kind, b.id, b.granted_by
              from last b
             where not exists (select from movement.span s
                                where s.institution_id = :institution and s.person_id = b.person_id
                                  and s.to_at is null and s.kind in ('hospital', 'isolation'))
               -- The statement's own update of the row is not seen here: it is waited for by this.
               and (select count(*) from ended) >= 0
            """)
        .update();
  }

  private void endStays() {
    bound(
            """
            update movement.leave set ended_at = :now, ended_by = 'Muster'
             where institution_id = :institution and kind = 'stay' and to_at <= :now
               and ended_at is null and cancelled_at is null
            """)
        .update();
  }

  private void told(String step, OffsetDateTime by, String condition) {
    var late =
        bound(
                """
                with marked as (
                  insert into movement.reminder (institution_id, leave_id, step, at)
                  select l.institution_id, l.id, :step, :now from movement.leave l
                   where l.institution_id = :institution and l.ended_at is null
                     and l.cancelled_at is null and l.to_at <= :by and %s
                  on conflict do nothing returning leave_id)
                select l.id, l.person_id, a.owner_id from marked m
                  join movement.leave l on l.institution_id = :institution and l.id = m.leave_id
                  join (%s) a on a.person_id = l.person_id
                """
                    .formatted(condition, Chain.ANSWERING))
            .param("today", institutions.today())
            .param("step", step)
            .param("by", by)
            .query(
                (row, n) ->
                    new Late(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getObject(3, UUID.class)))
            .list();
    if (late.isEmpty()) {
      return;
    }
    var cause = Ids.next();
    notices.tell(step, cause, "/pass", TOLD, late.stream().map(Late::person).toList());
    if (step.equals("due")) {
      notices.tell("owner", cause, "/movement", TOLD, late.stream().map(Late::owner).toList());
    }
  }

  private List<Incidents.Found> late() {
    return bound(
            """
            select l.person_id, coalesce(s.unit_id, root.id), min(a.owner_id::text)::uuid
              from movement.leave l
              join people.student s on s.institution_id = l.institution_id and s.id = l.person_id
              join (%s) a on a.person_id = l.person_id
              join people.unit root
                on root.institution_id = l.institution_id and root.parent_id is null
             where l.institution_id = :institution and l.kind <> 'stay' and l.to_at <= :grace
               and l.ended_at is null and l.cancelled_at is null
             group by 1, 2
            """
                .formatted(Chain.ANSWERING))
        .param("today", institutions.today())
        .param("grace", now().minus(GRACE))
        .query(
            (row, n) ->
                new Incidents.Found(
                    row.getObject(1, UUID.class),
                    row.getObject(2, UUID.class),
                    1,
                    row.getObject(3, UUID.class)))
        .list();
  }

  private JdbcClient.StatementSpec bound(String sql) {
    return jdbc.sql(sql).param("institution", CurrentInstitution.get()).param("now", now());
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  /** In the database, so that of several copies of the program one looks. */
  @Configuration(proxyBeanMethods = false)
  static class MovementJobs {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(60);

    @Bean
    @Order(50)
    Beat movementIsChased(MovementChasing chasing) {
      return chasing::look;
    }

    @Bean
    RecurringTask<Void> chaseMovement(
        Institutions institutions, @Qualifier("movementIsChased") Beat chased) {
      return Tasks.recurring("chase-movement", FixedDelay.of(LOOK_EVERY))
          .execute((task, context) -> institutions.each("movement", chased::beat));
    }
  }
}
