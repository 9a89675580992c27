package org.muster.directives;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muster.operation.Incidents;
import org.muster.people.Chain;
import org.muster.people.Institutions;
import org.muster.shared.Beat;
import org.muster.shared.CurrentInstitution;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Goes after what is not done: a day and two hours before it is due those whose it is, at that time
 * their superior, four hours later an incident. It stops the moment an answer is in.
 */
@Component
class Reminders {

  /** People below a superior who have not done, hours after, what was ordered. */
  static final String OVERDUE = "directive";

  private static final Duration GRACE = Duration.ofHours(4);

  /** Older ones have been settled otherwise: an incident is not kept open for weeks. */
  private static final Duration FORGOTTEN = Duration.ofDays(14);

  /** A step before the deadline, and when it begins and is too late. */
  private enum Step {
    DAY("day", Duration.ofHours(24), Duration.ofHours(2)),
    HOURS("hours", Duration.ofHours(2), Duration.ZERO);

    private final String word;
    private final Duration from;
    private final Duration to;

    Step(String word, Duration from, Duration to) {
      this.word = word;
      this.from = from;
      this.to = to;
    }
  }

  private record Key(UUID directive, Instant due) {}

  private record Open(
      Key key, UUID person, UUID acting, Superiors.Receiver receiver, @Nullable UUID issuer) {}

  /**
   * Items nobody has answered, for the receivers they are still open for. A directive that was sent
   * later than the step would have been has no such step.
   */
  private static final String OPEN =
      """
      directives.item i
        join directives.directive d
          on d.institution_id = i.institution_id and d.id = i.directive_id
         and d.withdrawn_at is null
        join directives.receiver r
          on r.institution_id = i.institution_id and r.directive_id = i.directive_id
       where i.institution_id = :institution and i.due_at > :after and i.due_at <= :by
         and not exists (select from directives.answer a
                          where a.institution_id = i.institution_id
                            and a.directive_id = i.directive_id and a.item_n = i.n
                            and a.person_id = r.person_id and a.superseded_at is null)
      """;

  private final JdbcClient jdbc;
  private final Directives directives;
  private final Telling telling;
  private final Superiors superiors;
  private final Incidents incidents;
  private final Institutions institutions;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Reminders(
      JdbcClient jdbc,
      Directives directives,
      Telling telling,
      Superiors superiors,
      Incidents incidents,
      Institutions institutions,
      TransactionTemplate transaction,
      Clock clock) {
    this.jdbc = jdbc;
    this.directives = directives;
    this.telling = telling;
    this.superiors = superiors;
    this.incidents = incidents;
    this.institutions = institutions;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Does once what is to be done at this moment, in the institution in force. */
  void look() {
    for (var step : Step.values()) {
      transaction.executeWithoutResult(status -> remind(step));
    }
    transaction.executeWithoutResult(status -> tellSuperiors());
    transaction.executeWithoutResult(status -> incidents.are(OVERDUE, overdue()));
  }

  private void remind(Step step) {
    var now = clock.instant();
    taken(step.word, now.plus(step.to), now.plus(step.from), step.from).stream()
        .collect(Collectors.groupingBy(Open::key))
        .forEach(
            (key, open) ->
                telling.remind(
                    directives.get(key.directive()), key.due(), count(open, Open::acting)));
  }

  private void tellSuperiors() {
    var now = clock.instant();
    var late = taken("superior", now.minus(GRACE), now, Duration.ZERO);
    if (late.isEmpty()) {
      return;
    }
    var above = superiors.today();
    late.stream()
        .collect(Collectors.groupingBy(Open::key))
        .forEach(
            (key, open) -> {
              var people = new HashMap<UUID, Map<UUID, Integer>>();
              for (var one : open) {
                var superior = superior(above, one);
                if (superior != null) {
                  people.computeIfAbsent(superior, none -> new HashMap<>()).put(one.person(), 1);
                }
              }
              var counts = new HashMap<UUID, Integer>();
              people.forEach((superior, theirs) -> counts.put(superior, theirs.size()));
              telling.overdue(directives.get(key.directive()), key.due(), counts);
            });
  }

  /** What was forwarded is its sender's to see to; else the nearest superior acting. */
  private static @Nullable UUID superior(Superiors.Above above, Open open) {
    if (open.issuer() != null) {
      return open.issuer();
    }
    var found = above.of(open.receiver());
    return found == null ? null : found.person();
  }

  private List<Incidents.Found> overdue() {
    var now = clock.instant();
    var late =
        select(
                """
                select distinct r.person_id, r.unit_id, r.post from %s
                 and d.parent_id is null and r.post is not null
                """
                    .formatted(OPEN),
                now.minus(FORGOTTEN),
                now.minus(GRACE))
            .query(
                (row, n) ->
                    new Superiors.Receiver(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getString(3)))
            .list();
    if (late.isEmpty()) {
      return List.of();
    }
    return superiors.today().incidents(late);
  }

  private static Map<UUID, Integer> count(
      List<Open> open, java.util.function.Function<Open, UUID> whom) {
    var counts = new HashMap<UUID, Integer>();
    open.forEach(one -> counts.merge(whom.apply(one), 1, Integer::sum));
    return counts;
  }

  /** Marks what is open and was not marked before, so that nothing is said twice. */
  private List<Open> taken(String step, Instant after, Instant by, Duration before) {
    return select(
            """
            with marked as (
              insert into directives.reminder (institution_id, directive_id, item_n, person_id, step,
                                               at)
              select :institution, i.directive_id, i.n, r.person_id, :step, :now from %s
                 and d.sent_at <= i.due_at - make_interval(secs => :seconds)
              on conflict do nothing
              returning directive_id, item_n, person_id)
            select m.directive_id, i.due_at, m.person_id,
                   coalesce((select a.person_id from (%s) a
                              where a.holder_id = m.person_id and a.kind = r.post
                              order by a.person_id limit 1), m.person_id),
                   r.unit_id, r.post, case when d.parent_id is not null then d.by_person end
              from marked m
              join directives.item i on i.institution_id = :institution
               and i.directive_id = m.directive_id and i.n = m.item_n
              join directives.directive d
                on d.institution_id = :institution and d.id = m.directive_id
              join directives.receiver r on r.institution_id = :institution
               and r.directive_id = m.directive_id and r.person_id = m.person_id
            """
                .formatted(OPEN, Chain.ACTING),
            after,
            by)
        .param("today", institutions.today())
        .param("step", step)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("seconds", before.toSeconds())
        .query(
            (row, n) -> {
              var person = row.getObject(3, UUID.class);
              return new Open(
                  new Key(
                      row.getObject(1, UUID.class),
                      row.getObject(2, OffsetDateTime.class).toInstant()),
                  person,
                  row.getObject(4, UUID.class),
                  new Superiors.Receiver(person, row.getObject(5, UUID.class), row.getString(6)),
                  row.getObject(7, UUID.class));
            })
        .list();
  }

  private JdbcClient.StatementSpec select(String sql, Instant after, Instant by) {
    return jdbc.sql(sql)
        .param("institution", CurrentInstitution.get())
        .param("after", after.atOffset(ZoneOffset.UTC))
        .param("by", by.atOffset(ZoneOffset.UTC));
  }

  /** In the database, so that of several copies of the program one looks. */
  @Configuration(proxyBeanMethods = false)
  static class Job {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(30);
    private static final Duration SWEEP_EVERY = Duration.ofHours(6);

    @Bean
    @Order(40)
    Beat directivesAreChased(Filling filling, Reminders reminders) {
      return () -> {
        filling.look();
        reminders.look();
      };
    }

    @Bean
    RecurringTask<Void> chaseDirectives(
        Institutions institutions, @Qualifier("directivesAreChased") Beat chased) {
      return Tasks.recurring("chase-directives", FixedDelay.of(LOOK_EVERY))
          .execute((task, context) -> institutions.each("directives", chased::beat));
    }

    @Bean
    RecurringTask<Void> sweepDocuments(Institutions institutions, Documents documents) {
      return Tasks.recurring("sweep-directive-documents", FixedDelay.of(SWEEP_EVERY))
          .execute((task, context) -> institutions.each("documents", documents::sweep));
    }
  }
}
