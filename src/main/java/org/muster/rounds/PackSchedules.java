package org.muster.rounds;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.muster.people.Audience;
import org.muster.people.Audiences;
import org.muster.people.Institutions;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The running schedules, as operations begin and end them. */
@Repository
class PackSchedules {

  private final JdbcClient jdbc;
  private final Audiences audiences;
  private final Institutions institutions;
  private final Clock clock;

  PackSchedules(JdbcClient jdbc, Audiences audiences, Institutions institutions, Clock clock) {
    this.jdbc = jdbc;
    this.audiences = audiences;
    this.institutions = institutions;
    this.clock = clock;
  }

  /** Those that run for an operation. */
  List<ScheduleOfPack> of(UUID operation) {
    return select("and s.operation_id = :operation order by s.opens, s.id")
        .param("operation", operation)
        .query(PackSchedules::read)
        .list();
  }

  /** Those that run for no operation: people are asked by them besides. */
  List<ScheduleOfPack> beside() {
    return select("and s.operation_id is null order by s.opens, s.id")
        .query(PackSchedules::read)
        .list();
  }

  private JdbcClient.StatementSpec select(String clause) {
    return jdbc.sql(
            """
            select s.id, coalesce(s.pack_code, ''), s.name, s.form_code, s.audience::text, s.opens,
                   s.due, s.chase::text,
                   exists (select from rounds.round r
                            where r.institution_id = s.institution_id and r.schedule_id = s.id
                              and r.day = :today)
              from rounds.schedule s
             where s.institution_id = :institution and s.ended_at is null
               and (s.to_on is null or s.to_on >= :today)
            """
                + clause)
        .param("institution", CurrentInstitution.get())
        .param("today", institutions.today());
  }

  private static ScheduleOfPack read(ResultSet row, int n) throws SQLException {
    return new ScheduleOfPack(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        Audience.parse(row.getString(5)),
        row.getObject(6, LocalTime.class),
        row.getObject(7, LocalTime.class),
        Chase.parse(row.getString(8)),
        row.getBoolean(9));
  }

  /** How many students an audience is. */
  long count(Audience audience) {
    return audiences.count(audience);
  }

  /** Begins one on its first day. */
  void begin(UUID operation, PackSchedule schedule, LocalDate from) {
    jdbc.sql(
            """
            insert into rounds.schedule (institution_id, id, name, form_code, audience, opens, due,
                                         from_on, created_at, operation_id, pack_code, chase)
            values (:institution, :id, :name, :form, :audience::jsonb, :opens, :due, :from, :now,
                    :operation, :code, :chase::jsonb)
            """)
        .param("institution", CurrentInstitution.get())
        .param("id", Ids.next())
        .param("name", schedule.name().chinese())
        .param("form", schedule.form())
        .param("audience", schedule.audience().toJson())
        .param("opens", schedule.opens())
        .param("due", schedule.due())
        .param("from", from)
        .param("now", Sql.time(clock.instant()))
        .param("operation", operation)
        .param("code", schedule.code())
        .param("chase", schedule.chase() == null ? null : schedule.chase().toJson())
        .update();
  }

  /** Ends some now; a round that is open stays open. */
  void end(List<ScheduleOfPack> schedules, String why) {
    jdbc.sql(
            """
            update rounds.schedule
               set ended_at = :now, ended_why = :why, to_on = greatest(from_on, :today)
             where institution_id = :institution and id = any (:ids)
            """)
        .param("institution", CurrentInstitution.get())
        .param("ids", schedules.stream().map(ScheduleOfPack::id).toArray(UUID[]::new))
        .param("now", Sql.time(clock.instant()))
        .param("today", institutions.today())
        .param("why", why)
        .update();
  }

  /**
   * The first day of one that begins now: today until half of its hours are over, for whoever is
   * asked late would be chased at once; tomorrow where people were asked today already by what it
   * takes the place of.
   */
  LocalDate firstDay(PackSchedule schedule, List<ScheduleOfPack> running) {
    var today = institutions.today();
    boolean asked =
        running.stream().anyMatch(one -> one.code().equals(schedule.code()) && one.openedToday());
    var half = Duration.between(schedule.opens(), schedule.due()).dividedBy(2);
    Instant late =
        today.atTime(schedule.opens()).atZone(institutions.current().zone()).toInstant().plus(half);
    return asked || clock.instant().isAfter(late) ? today.plusDays(1) : today;
  }

  boolean startsToday(LocalDate day) {
    return day.equals(institutions.today());
  }

  /** The names of an operation's rounds that are not closed yet. */
  List<String> openRounds(UUID operation) {
    return jdbc.sql(
            """
            select name from rounds.round
             where institution_id = ? and operation_id = ? and opened_at is not null
               and closed_at is null
             order by opens_at, id
            """)
        .params(CurrentInstitution.get(), operation)
        .query(String.class)
        .list();
  }
}
