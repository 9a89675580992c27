package org.muster.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.shared.CurrentInstitution;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The staff with what they said of their days, all of a charge by one statement. */
@Repository
class StaffTable {

  private static final String DAYS =
      "from_on, until, works, whereabouts, region, isolating, hours_away, by_name, at";

  private static final String SELECT =
      """
      select p.id, p.number, p.name, coalesce(m.name, of_post.name, p.department, ''), p.phone,
             array(select distinct o.kind from people.post o
                    where o.institution_id = :institution and o.person_id = p.id
                      and o.from_on <= :today and (o.to_on is null or o.to_on >= :today)),
             d.*, l.*
        from people.person p
        left join lateral (
          select b.unit_id, u.name from people.membership b
            join people.unit u on u.institution_id = :institution and u.id = b.unit_id
           where b.institution_id = :institution and b.person_id = p.id and b.to_at is null
          -- One by one: joined, every student's class would be read.
          offset 0) m on true
        left join lateral (
          with recursive up as (
            select o.unit_id from people.post o
             where o.institution_id = :institution and o.person_id = p.id
               and o.from_on <= :today and (o.to_on is null or o.to_on >= :today)
            union
            select u.parent_id from up
              join people.unit u on u.institution_id = :institution and u.id = up.unit_id
             where u.parent_id is not null)
          select u.name from up
            join people.unit u on u.institution_id = :institution and u.id = up.unit_id
           where u.kind = 'college' order by u.name limit 1) of_post on true
        left join lateral (
          select %1$s from people.readiness r
           where r.institution_id = :institution and r.person_id = p.id
             and r.from_on <= :day and (r.until is null or r.until >= :day)
           order by r.id desc limit 1) d on true
        left join lateral (
          select %1$s from people.readiness r
           where r.institution_id = :institution and r.person_id = p.id
           order by r.id desc limit 1) l on true
       where p.institution_id = :institution and p.kind = 'staff' and p.left_at is null
         and (:units::uuid[] is null or m.unit_id = any (:units::uuid[])
              or exists (select from people.post o
                          where o.institution_id = :institution and o.person_id = p.id
                            and o.unit_id = any (:units::uuid[])
                            and o.from_on <= :today and (o.to_on is null or o.to_on >= :today)))
      """
          .formatted(DAYS);

  private final JdbcClient jdbc;

  StaffTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The staff of some units, or of all where that is null, with what holds on a day. */
  List<StaffLine> of(@Nullable Set<UUID> units, LocalDate day, LocalDate today) {
    return select(
            units, day, today, "order by (m.name is null and of_post.name is null), 4, p.number")
        .query((row, n) -> line(row))
        .list();
  }

  /** One of them. */
  List<StaffLine> one(@Nullable Set<UUID> units, UUID person, LocalDate today) {
    return select(units, today, today, "and p.id = :person")
        .param("person", person)
        .query((row, n) -> line(row))
        .list();
  }

  private JdbcClient.StatementSpec select(
      @Nullable Set<UUID> units, LocalDate day, LocalDate today, String clause) {
    return jdbc.sql(SELECT + clause)
        .param("institution", CurrentInstitution.get())
        .param("units", units == null ? null : units.toArray(UUID[]::new))
        .param("day", day)
        .param("today", today);
  }

  private static StaffLine line(ResultSet row) throws SQLException {
    return new StaffLine(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        PhoneNumber.of(row.getString(5)),
        Arrays.stream((String[]) row.getArray(6).getArray()).map(PostKind::of).sorted().toList(),
        row.getObject(7) == null ? null : days(row, 7),
        row.getObject(16) == null ? null : said(row));
  }

  private static StaffLine.Said said(ResultSet row) throws SQLException {
    return new StaffLine.Said(
        days(row, 16), row.getString(23), row.getObject(24, OffsetDateTime.class).toInstant());
  }

  /** What is said, from a column on. */
  static Readiness.Days days(ResultSet row, int first) throws SQLException {
    return new Readiness.Days(
        row.getObject(first, LocalDate.class),
        row.getObject(first + 1, LocalDate.class),
        row.getBoolean(first + 2),
        Readiness.Whereabouts.valueOf(row.getString(first + 3).toUpperCase(Locale.ROOT)),
        row.getString(first + 4),
        row.getBoolean(first + 5),
        row.getObject(first + 6, Integer.class));
  }
}
