package org.muster.requests;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.muster.operation.Incidents;
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
 * Goes after what is not done: when a step's time is over its holder, the colleagues and who
 * answers for the student hear of it, a day later there is an incident. What its asker leaves
 * unanswered the office decides anyway; what nobody contradicts is closed, or asked about again.
 */
@Component
class RequestChasing {

  /** Requests of a class that lie, a day after they were due. */
  static final String OVERDUE = "request";

  private static final Duration GRACE = Duration.ofHours(24);

  /** At most so many at once: the next look takes the others. */
  private static final int AT_ONCE = 200;

  private final JdbcClient jdbc;
  private final Requests requests;
  private final RequestTelling telling;
  private final Incidents incidents;
  private final Institutions institutions;
  private final TransactionTemplate transaction;
  private final Clock clock;

  RequestChasing(
      JdbcClient jdbc,
      Requests requests,
      RequestTelling telling,
      Incidents incidents,
      Institutions institutions,
      TransactionTemplate transaction,
      Clock clock) {
    this.jdbc = jdbc;
    this.requests = requests;
    this.telling = telling;
    this.incidents = incidents;
    this.institutions = institutions;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Does once what is to be done at this moment, in the institution in force. */
  void look() {
    transaction.executeWithoutResult(status -> close());
    transaction.executeWithoutResult(status -> putBack("r.state = 'back'", "lapsed", "asked"));
    transaction.executeWithoutResult(
        status -> putBack("r.state = 'done' and not r.lapses", "unconfirmed", "to-ask"));
    transaction.executeWithoutResult(status -> tellOverdue());
    transaction.executeWithoutResult(status -> incidents.are(OVERDUE, overdue()));
  }

  /** What was carried out, and nobody said within the time that it was not. */
  private void close() {
    var closed =
        moved(
            """
            update requests.request set state = 'closed', closed_at = :now, state_at = :now
             where institution_id = :institution and state = 'done' and lapses
               and due_at <= :now
            returning id, about_id, step
            """,
            "uncontradicted");
    closed.forEach(
        id -> {
          var request = requests.find(id);
          telling.send(request, "uncontradicted", id, java.util.Set.of(request.about()));
        });
  }

  /**
   * What its asker was to do and did not in time is the office's again.
   *
   * @param told what the office hears
   */
  private void putBack(String which, String what, String told) {
    var lapsed =
        moved(
            """
            update requests.request r
               set state = 'open', state_at = :now, due_at = :now + make_interval(hours => s.hours)
              from requests.step s
             where r.institution_id = :institution and %s and r.due_at <= :now
               and s.institution_id = r.institution_id and s.request_id = r.id and s.n = r.step
            returning r.id, r.about_id, r.step
            """
                .formatted(which),
            what);
    lapsed.forEach(
        id -> {
          var request = requests.find(id);
          // Each time it lapses is another.
          var cause = Ids.next();
          telling.send(request, what, cause, java.util.Set.of(request.asker()));
          telling.forOffice(request, told, cause);
        });
  }

  private List<UUID> moved(String update, String what) {
    return bound(
            """
            with moved as (%s)
            insert into requests.deed (institution_id, request_id, id, about_id, at, by_name, step,
                                       what)
            select :institution, m.id, gen_random_uuid(), m.about_id, :now, 'Muster', m.step, :what
              from moved m
            returning request_id
            """
                .formatted(update))
        .param("what", what)
        .query(UUID.class)
        .list();
  }

  private void tellOverdue() {
    var late =
        bound(
                """
                insert into requests.reminder (institution_id, request_id, due_at, at)
                select r.institution_id, r.id, r.due_at, :now from requests.request r
                 where r.institution_id = :institution and r.state = 'open' and r.due_at <= :now
                   and not exists (select from requests.reminder x
                                    where x.institution_id = r.institution_id
                                      and x.request_id = r.id and x.due_at = r.due_at)
                 order by r.due_at limit :limit
                on conflict do nothing returning request_id
                """)
            .param("limit", AT_ONCE)
            .query(UUID.class)
            .list();
    if (late.isEmpty()) {
      return;
    }
    bound(
            Holders.WITH
                + """
                select o.request_id, array_agg(distinct x.person_id) from owned o
                  cross join lateral (
                    select o.owner_id as person_id
                    union select o.answers where o.answers is not null
                    union select a.person_id from acting a
                     where a.kind = o.post and a.kind not in ('counsellor', 'chief_counsellor')) x
                 where o.request_id = any (:late::uuid[]) group by o.request_id
                """)
        .param("today", institutions.today())
        .param("late", late.toArray(UUID[]::new))
        .query(
            row -> {
              var id = row.getObject(1, UUID.class);
              var people = (UUID[]) row.getArray(2).getArray();
              var request = requests.find(id);
              telling.send(
                  request,
                  "overdue",
                  UUID.nameUUIDFromBytes(
                      request.dueAt().toString().getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                  new HashSet<>(Arrays.asList(people)));
            });
  }

  /** One for each class, with who answers for it. */
  private List<Incidents.Found> overdue() {
    return bound(
            Holders.WITH
                + """
                select coalesce(o.unit_id, root.id), count(*),
                       (array_agg(coalesce(o.answers, top.person_id)
                          order by coalesce(o.answers, top.person_id)))[1]
                  from requests.request r
                  join owned o on o.request_id = r.id
                  join people.unit root
                    on root.institution_id = r.institution_id and root.parent_id is null
                  left join lateral (select a.person_id from acting a
                                      where a.kind = 'working_group'
                                      order by a.person_id limit 1) top on true
                 where r.institution_id = :institution and r.state = 'open' and r.due_at <= :grace
                 group by 1
                """)
        .param("today", institutions.today())
        .param("grace", now().minus(GRACE))
        .query(
            (row, n) -> {
              var unit = row.getObject(1, UUID.class);
              return new Incidents.Found(unit, unit, row.getInt(2), row.getObject(3, UUID.class));
            })
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
  static class RequestJobs {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(30);

    @Bean
    @Order(45)
    Beat requestsAreChased(RequestChasing chasing) {
      return chasing::look;
    }

    @Bean
    RecurringTask<Void> chaseRequests(
        Institutions institutions, @Qualifier("requestsAreChased") Beat chased) {
      return Tasks.recurring("chase-requests", FixedDelay.of(LOOK_EVERY))
          .execute((task, context) -> institutions.each("requests", chased::beat));
    }
  }
}
