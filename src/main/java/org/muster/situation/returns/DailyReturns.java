package org.muster.situation.returns;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.muster.people.Institutions;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Fills each workbook at its hour, from figures as they stood then, even where Muster itself stood
 * still at that minute.
 */
@Component
class DailyReturns {

  private static final Logger LOG = LoggerFactory.getLogger(DailyReturns.class);

  /**
   * Those whose hour of today has come, with {@code moment}. Takes {@code :institution}, {@code
   * :today}, {@code :now} and {@link #parameters}.
   */
  static final String COME =
      """
      select b.* from (
        select f.id, f.name, f.made_by, f.fills_since,
               ((:today::date + (f.fills_at < :return_begins::time)::int + f.fills_at)
                  at time zone :return_zone) as moment
          from situation.blank f
         where f.institution_id = :institution and f.fills_at is not null
           and f.retired_at is null) b
       where b.moment between b.fills_since and :now
      """;

  private final JdbcClient jdbc;
  private final Institutions institutions;
  private final FilledReturns returns;
  private final ReturnFilling filling;
  private final Clock clock;

  DailyReturns(
      JdbcClient jdbc,
      Institutions institutions,
      FilledReturns returns,
      ReturnFilling filling,
      Clock clock) {
    this.jdbc = jdbc;
    this.institutions = institutions;
    this.returns = returns;
    this.filling = filling;
    this.clock = clock;
  }

  /** When a day's hour comes: one before the day's cut-off is in the night that ends it. */
  Map<String, Object> parameters() {
    var institution = institutions.current();
    return Map.of(
        "return_zone", institution.zone().getId(), "return_begins", institution.dayBegins());
  }

  private record Due(UUID blank, Instant moment) {}

  /** Fills what has come and has not been filled since; one that fails keeps none of the others. */
  void run() {
    var today = institutions.today();
    var parameters = new HashMap<>(parameters());
    parameters.put("institution", CurrentInstitution.get());
    parameters.put("today", today);
    parameters.put("now", clock.instant().atOffset(ZoneOffset.UTC));
    var due =
        jdbc.sql(
                """
                select c.id, c.moment from (%s) c
                 where exists (select from situation.blank_cell m
                                where m.institution_id = :institution and m.blank_id = c.id)
                   and not exists (select from situation.filled f
                                    where f.institution_id = :institution and f.blank_id = c.id
                                      and f.day = :today and f.as_of >= c.moment)
                """
                    .formatted(COME))
            .params(parameters)
            .query(
                (row, n) ->
                    new Due(
                        row.getObject(1, UUID.class),
                        row.getObject(2, OffsetDateTime.class).toInstant()))
            .list();
    due.forEach(one -> fill(one, today));
  }

  private void fill(Due due, LocalDate today) {
    try {
      filling.fill(due.blank, today, due.moment, returns.last(due.blank, today), null);
    } catch (Problem told) {
      // Somebody filled it in between; what is still open is a task of whoever brought the form.
      LOG.debug("return {} not filled: {}", due.blank, told.code());
    } catch (RuntimeException failed) {
      LOG.error("return {} of institution {} failed", due.blank, CurrentInstitution.get(), failed);
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class DailyReturnsJob {

    @Bean
    RecurringTask<Void> fillReturns(Institutions institutions, DailyReturns daily) {
      return Tasks.recurring("fill-returns", FixedDelay.of(Duration.ofMinutes(1)))
          .execute((task, context) -> institutions.each("returns", daily::run));
    }
  }
}
