package org.muster.province;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The figures of all institutions; who may read them is for the caller to make sure. */
@Service
public class InstitutionDays {

  private static final String COLUMNS =
      """
      institution_id, day, cell, code, name, opened_at, due_at, closed_at, roll, reported, proxy,
      excused, unreachable, at
      """;

  private final JdbcClient jdbc;

  InstitutionDays(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The newest day of each institution, of all cells, by code. */
  public List<InstitutionDay> newest() {
    return jdbc.sql(
            """
            select distinct on (code, institution_id) %s from province.figure
             order by code, institution_id, day desc
            """
                .formatted(COLUMNS))
        .query(InstitutionDays::day)
        .list();
  }

  /** Those that this cell counted itself. */
  public List<InstitutionDay> own() {
    return newest().stream().filter(one -> one.cell().isEmpty()).toList();
  }

  Optional<InstitutionDay> find(UUID institution, LocalDate day) {
    return jdbc.sql(
            "select %s from province.figure where institution_id = ? and day = ?"
                .formatted(COLUMNS))
        .params(institution, day)
        .query(InstitutionDays::day)
        .optional();
  }

  /** Keeps one; what another cell says of an institution that is counted here is not taken. */
  void keep(InstitutionDay one) {
    jdbc.sql(
            """
            insert into province.figure
              (institution_id, day, cell, code, name, opened_at, due_at, closed_at, roll, reported,
               proxy, excused, unreachable, at)
            values (:institution, :day, :cell, :code, :name, :opened::timestamptz,
                    :due::timestamptz, :closed::timestamptz, :roll, :reported, :proxy, :excused,
                    :unreachable, :at)
            on conflict (institution_id, day) do update
               set cell = excluded.cell, code = excluded.code, name = excluded.name,
                   opened_at = excluded.opened_at, due_at = excluded.due_at,
                   closed_at = excluded.closed_at, roll = excluded.roll,
                   reported = excluded.reported, proxy = excluded.proxy,
                   excused = excluded.excused, unreachable = excluded.unreachable,
                   at = excluded.at
             where excluded.cell = '' or figure.cell <> ''
            """)
        .param("institution", one.institution())
        .param("day", one.day())
        .param("cell", one.cell())
        .param("code", one.code())
        .param("name", one.name())
        .param("opened", time(one.openedAt()))
        .param("due", time(one.dueAt()))
        .param("closed", time(one.closedAt()))
        .param("roll", one.roll())
        .param("reported", one.reported())
        .param("proxy", one.proxy())
        .param("excused", one.excused())
        .param("unreachable", one.unreachable())
        .param("at", time(one.at()))
        .update();
  }

  /** Forgets days before this one, and institutions that this cell does not have any more. */
  void forget(LocalDate before) {
    jdbc.sql(
            """
            delete from province.figure f
             where day < ? or cell = '' and not exists (
               select from people.institution i where i.id = f.institution_id)
            """)
        .param(before)
        .update();
  }

  private static InstitutionDay day(ResultSet row, int n) throws SQLException {
    return new InstitutionDay(
        row.getObject("institution_id", UUID.class),
        row.getObject("day", LocalDate.class),
        row.getString("cell"),
        row.getString("code"),
        row.getString("name"),
        instant(row, "opened_at"),
        instant(row, "due_at"),
        instant(row, "closed_at"),
        row.getInt("roll"),
        row.getInt("reported"),
        row.getInt("proxy"),
        row.getInt("excused"),
        row.getInt("unreachable"),
        row.getObject("at", OffsetDateTime.class).toInstant());
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
