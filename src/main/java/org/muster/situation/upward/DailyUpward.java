package org.muster.situation.upward;

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
import java.util.List;
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
 * Makes each return at its hour, from figures as they stood then, and sends it until it is there:
 * first after a minute, then twice as long each time, at last every half hour.
 */
@Component
class DailyUpward {

  private static final Logger LOG = LoggerFactory.getLogger(DailyUpward.class);

  /** How far back a return is made or sent by itself. */
  static final int DAYS = 7;

  private static final int SLOWEST_MINUTES = 30;

  /**
   * The days whose hour has come for a superior, with {@code moment}. Takes {@code :institution},
   * {@code :today}, {@code :now} and {@link #parameters}.
   */
  static final String COME =
      """
      select b.* from (
        select s.id, s.name, s.made_by, s.sends_since, d.day,
               ((d.day + (s.sends_at < :upward_begins::time)::int + s.sends_at)
                  at time zone :upward_zone) as moment
          from situation.superior s
         cross join lateral (select :today::date - g as day
                               from generate_series(0, :upward_days::int - 1) g) d
         where s.institution_id = :institution and s.retired_at is null) b
       where b.moment between b.sends_since and :now
      """;

  private final JdbcClient jdbc;
  private final Institutions institutions;
  private final UpwardReturns returns;
  private final ReturnMaking making;
  private final ReturnSending sending;
  private final Clock clock;

  DailyUpward(
      JdbcClient jdbc,
      Institutions institutions,
      UpwardReturns returns,
      ReturnMaking making,
      ReturnSending sending,
      Clock clock) {
    this.jdbc = jdbc;
    this.institutions = institutions;
    this.returns = returns;
    this.making = making;
    this.sending = sending;
    this.clock = clock;
  }

  /** When a day's hour comes: one before the day's cut-off is in the night that ends it. */
  Map<String, Object> parameters() {
    var institution = institutions.current();
    return Map.of(
        "upward_zone", institution.zone().getId(),
        "upward_begins", institution.dayBegins(),
        "upward_days", DAYS);
  }

  /** Makes what has come, sends what is not there; one that fails keeps none of the others. */
  void run() {
    due().forEach(this::make);
    waiting().forEach(this::send);
  }

  private record Due(UUID superior, LocalDate day, Instant moment) {}

  private List<Due> due() {
    var parameters = new HashMap<>(parameters());
    parameters.put("institution", CurrentInstitution.get());
    parameters.put("today", institutions.today());
    parameters.put("now", clock.instant().atOffset(ZoneOffset.UTC));
    return jdbc.sql(
            """
            select c.id, c.day, c.moment from (%s) c
             where not exists (select from situation.upward_return r
                                where r.institution_id = :institution and r.superior_id = c.id
                                  and r.day = c.day)
             order by c.day, c.id
            """
                .formatted(COME))
        .params(parameters)
        .query(
            (row, n) ->
                new Due(
                    row.getObject(1, UUID.class),
                    row.getObject(2, LocalDate.class),
                    row.getObject(3, OffsetDateTime.class).toInstant()))
        .list();
  }

  private void make(Due due) {
    try {
      making.make(due.superior, due.day, due.moment, 0, "", null);
    } catch (Problem told) {
      LOG.debug("return to {} not made: {}", due.superior, told.code());
    } catch (RuntimeException failed) {
      LOG.error("return to {} of {} failed", due.superior, CurrentInstitution.get(), failed);
    }
  }

  /** What is not there, has a line, and whose last try was long enough ago. */
  private List<UpwardReturn> waiting() {
    var lines =
        jdbc.sql(
                """
                select id from situation.superior
                 where institution_id = ? and address is not null and retired_at is null
                """)
            .param(CurrentInstitution.get())
            .query(UUID.class)
            .set();
    return returns.open(institutions.today().minusDays(DAYS - 1L)).stream()
        .filter(one -> lines.contains(one.superior()) && isTime(one))
        .toList();
  }

  private boolean isTime(UpwardReturn one) {
    if (one.tries() == 0) {
      return true;
    }
    var last = returns.attempts(one).getFirst();
    int minutes =
        last.outcome() == UpwardAttempt.Outcome.REFUSED
            ? SLOWEST_MINUTES
            : Math.min(SLOWEST_MINUTES, 1 << Math.min(one.tries() - 1, 5));
    return !last.at().plus(Duration.ofMinutes(minutes)).isAfter(clock.instant());
  }

  private void send(UpwardReturn one) {
    try {
      sending.send(one, null);
    } catch (Problem told) {
      LOG.debug("return to {} not sent: {}", one.superior(), told.code());
    } catch (RuntimeException failed) {
      LOG.error("return to {} of {} failed", one.superior(), CurrentInstitution.get(), failed);
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class DailyUpwardJob {

    @Bean
    RecurringTask<Void> sendUpward(Institutions institutions, DailyUpward daily) {
      return Tasks.recurring("send-upward", FixedDelay.of(Duration.ofMinutes(1)))
          .execute((task, context) -> institutions.each("upward", daily::run));
    }
  }
}
