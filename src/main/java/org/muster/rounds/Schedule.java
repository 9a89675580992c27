package org.muster.rounds;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.people.Audience;
import org.muster.people.Institution;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A round that comes back every day.
 *
 * @param opens the hour it opens, in the institution's zone
 * @param due the hour its answers are due, the same day
 * @param to its last day, or null for until further notice
 * @param chase how those who do not report are gone after; null for the standard steps
 */
public record Schedule(
    UUID id,
    String name,
    String formCode,
    Audience audience,
    LocalTime opens,
    LocalTime due,
    LocalDate from,
    @Nullable LocalDate to,
    @Nullable Chase chase) {

  /** The schedules whose hour has come today and whose round is not made yet. */
  static List<Schedule> due(
      JdbcClient jdbc, Institution institution, LocalDate today, Instant now) {
    return jdbc.sql(
            """
            select id, name, form_code, audience::text, opens, due, from_on, to_on,
                   chase::text
              from rounds.schedule s
             where institution_id = :institution and ended_at is null and :today >= from_on
               and (to_on is null or to_on >= :today)
               and (:today + opens) at time zone :zone <= :now
               and not exists (select from rounds.round r
                                where r.institution_id = s.institution_id and r.schedule_id = s.id
                                  and r.day = :today)
             order by opens, id
            """)
        .param("institution", institution.id())
        .param("today", today)
        .param("zone", institution.zone().getId())
        .param("now", Sql.time(now))
        .query(Schedule::read)
        .list();
  }

  static List<Schedule> all(JdbcClient jdbc, UUID institution) {
    return jdbc.sql(
            """
            select id, name, form_code, audience::text, opens, due, from_on, to_on,
                   chase::text
              from rounds.schedule where institution_id = ? order by from_on desc, id
            """)
        .param(institution)
        .query(Schedule::read)
        .list();
  }

  private static Schedule read(java.sql.ResultSet row, int n) throws java.sql.SQLException {
    return new Schedule(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getString(3),
        Audience.parse(row.getString(4)),
        row.getObject(5, LocalTime.class),
        row.getObject(6, LocalTime.class),
        row.getObject(7, LocalDate.class),
        row.getObject(8, LocalDate.class),
        Chase.parse(row.getString(9)));
  }
}
