package org.muster.situation.askings;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.muster.audit.Trail;
import org.muster.people.Institution;
import org.muster.people.Institutions;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.situation.upward.AgreedFigures;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Opens a day's asking at its hour and freezes its roll: who joins later is asked from the next day
 * on. Of two programs that open it at once, one does.
 */
@Component
class AskingOpening {

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Institutions institutions;
  private final AgreedFigures agreed;
  private final Trail trail;
  private final Clock clock;

  AskingOpening(
      JdbcClient jdbc,
      TransactionTemplate transaction,
      Institutions institutions,
      AgreedFigures agreed,
      Trail trail,
      Clock clock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.institutions = institutions;
    this.agreed = agreed;
    this.trail = trail;
    this.clock = clock;
  }

  private record Due(
      List<String> figures, LocalTime opensAt, LocalTime dueAt, Instant since, UUID madeBy) {}

  /** Opens today's, if its hour has come and it is not open yet. */
  void run() {
    var institution = institutions.current();
    var today = institutions.today();
    jdbc.sql(
            """
            select p.figures, p.opens_at, p.due_at, p.since, p.made_by
              from situation.asking_plan p
             where p.institution_id = :institution and p.stopped_at is null
               and not exists (select from situation.asking a
                                where a.institution_id = :institution and a.day = :today)
               and exists (select from situation.member m
                            where m.institution_id = :institution and m.from_on <= :today
                              and (m.to_on is null or m.to_on >= :today))
            """)
        .param("institution", CurrentInstitution.get())
        .param("today", today)
        .query(
            (row, n) ->
                new Due(
                    List.of((String[]) row.getArray(1).getArray()),
                    row.getObject(2, LocalTime.class),
                    row.getObject(3, LocalTime.class),
                    row.getObject(4, OffsetDateTime.class).toInstant(),
                    row.getObject(5, UUID.class)))
        .optional()
        .filter(due -> hasCome(due, today, institution))
        .ifPresent(
            due ->
                transaction.executeWithoutResult(
                    status -> open(due, today, moment(today, due.dueAt, institution))));
  }

  private boolean hasCome(Due due, LocalDate today, Institution institution) {
    var opens = moment(today, due.opensAt, institution);
    // Set later than its hour: the day is asked for all the same while its deadline is ahead.
    return !opens.isAfter(clock.instant())
        && (!opens.isBefore(due.since)
            || moment(today, due.dueAt, institution).isAfter(clock.instant()));
  }

  /** An hour before the day's cut-off is in the night that ends it. */
  private static Instant moment(LocalDate day, LocalTime hour, Institution institution) {
    return day.plusDays(hour.isBefore(institution.dayBegins()) ? 1 : 0)
        .atTime(hour)
        .atZone(institution.zone())
        .toInstant();
  }

  private void open(Due due, LocalDate day, Instant deadline) {
    var id = Ids.next();
    int asked =
        jdbc.sql(
                """
                with opened as (
                  insert into situation.asking
                    (institution_id, id, day, figures, versions, opened_at, deadline, made_by)
                  values (:institution, :id, :day, :figures, :versions, :now, :deadline, :by)
                  on conflict (institution_id, day) do nothing returning id
                )
                insert into situation.asking_roll
                  (institution_id, asking_id, member_id, code, name, most)
                select m.institution_id, o.id, m.id, m.code, m.name, m.most
                  from opened o
                  join situation.member m on m.institution_id = :institution
                 where m.from_on <= :day and (m.to_on is null or m.to_on >= :day)
                """)
            .param("institution", CurrentInstitution.get())
            .param("id", id)
            .param("day", day)
            .param("figures", due.figures.toArray(String[]::new))
            .param("versions", due.figures.stream().map(agreed::version).toArray(String[]::new))
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .param("deadline", deadline.atOffset(ZoneOffset.UTC))
            .param("by", due.madeBy)
            .update();
    if (asked > 0) {
      trail.record("askings.opened", "asking", id, Map.of("day", day.toString(), "members", asked));
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class AskingJob {

    @Bean
    RecurringTask<Void> openAskings(Institutions institutions, AskingOpening opening) {
      return Tasks.recurring("open-askings", FixedDelay.of(Duration.ofMinutes(1)))
          .execute((task, context) -> institutions.each("askings", opening::run));
    }
  }
}
