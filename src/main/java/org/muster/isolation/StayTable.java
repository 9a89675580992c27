package org.muster.isolation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Actor;
import org.muster.people.Chain;
import org.muster.people.Institutions;
import org.muster.people.PersonLine;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of stays, with the names of those concerned and who answers for them today. */
@Repository
class StayTable {

  private static final String SELECT =
      """
      select s.id, s.person_id, p.number, p.name, p.sex, m.unit_id, u.name, s.kind, s.counts_from,
             s.days, s.asked_at, s.asked_by, s.place_id,
             case when s.place_id is not null then w.building || '-' || w.room end,
             s.placed_at, s.released_at, o.id, o.name
        from isolation.stay s
        join people.person p on p.institution_id = s.institution_id and p.id = s.person_id
        left join people.membership m
          on m.institution_id = s.institution_id and m.person_id = s.person_id and m.to_at is null
        left join people.unit u on u.institution_id = s.institution_id and u.id = m.unit_id
        left join (%s) w on w.institution_id = s.institution_id and w.place_id = s.place_id
        left join (%s) a on a.person_id = s.person_id
        left join people.person o on o.institution_id = s.institution_id and o.id = a.owner_id
       where s.institution_id = :institution and s.withdrawn_at is null
      """
          .formatted(IsolationRooms.PLACES, Chain.ANSWERING);

  private final JdbcClient jdbc;
  private final Institutions institutions;
  private final Clock clock;

  StayTable(JdbcClient jdbc, Institutions institutions, Clock clock) {
    this.jdbc = jdbc;
    this.institutions = institutions;
    this.clock = clock;
  }

  Optional<Stay> find(UUID id) {
    return select("and s.id = :id").param("id", id).query(row()).optional();
  }

  /** The open one of a person. */
  Optional<Stay> openOf(UUID person) {
    return select("and s.person_id = :person and s.released_at is null")
        .param("person", person)
        .query(row())
        .optional();
  }

  /** True for somebody who is in an isolation room. */
  boolean isolated(UUID person) {
    return jdbc.sql(
            """
            select exists (select from isolation.stay
                            where institution_id = ? and person_id = ? and placed_at is not null
                              and released_at is null)
            """)
        .params(CurrentInstitution.get(), person)
        .query(Boolean.class)
        .single();
  }

  /** All that wait or run, those who wait first. */
  List<Stay> open() {
    return select(
            "and s.released_at is null order by s.placed_at nulls first, s.counts_from, p.number")
        .query(row())
        .list();
  }

  /** A student by id, whoever asks: the caller checks them against the scope. */
  Optional<PersonLine> person(UUID id) {
    return jdbc.sql(
            """
            select s.id, s.number, s.name, s.unit_id, u.name from people.student s
              left join people.unit u on u.institution_id = s.institution_id and u.id = s.unit_id
             where s.institution_id = ? and s.id = ?
            """)
        .params(CurrentInstitution.get(), id)
        .query(
            (row, n) ->
                new PersonLine(
                    row.getObject(1, UUID.class),
                    row.getString(2),
                    row.getString(3),
                    true,
                    row.getObject(4, UUID.class),
                    row.getString(5)))
        .optional();
  }

  /** Where a student lives by the roster. */
  record Home(UUID room, UUID building) {}

  Optional<Home> home(UUID person) {
    return jdbc.sql(
            """
            select w.place_id, w.building_id from people.student s
              join (%s) w on w.institution_id = s.institution_id and w.place_id = s.place_id
             where s.institution_id = ? and s.id = ?
            """
                .formatted(IsolationRooms.PLACES))
        .params(CurrentInstitution.get(), person)
        .query((row, n) -> new Home(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
        .optional();
  }

  private JdbcClient.StatementSpec select(String clause) {
    return jdbc.sql(SELECT + clause)
        .param("institution", CurrentInstitution.get())
        .param("today", institutions.today());
  }

  private org.springframework.jdbc.core.RowMapper<Stay> row() {
    var today = institutions.today();
    return (row, n) -> stay(row, today);
  }

  private static Stay stay(ResultSet row, LocalDate today) throws SQLException {
    var from = row.getObject(9, LocalDate.class);
    return new Stay(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getObject(6, UUID.class),
        row.getString(7),
        StayKind.of(row.getString(8)),
        from,
        (int) ChronoUnit.DAYS.between(from, today),
        row.getInt(10),
        row.getObject(11, OffsetDateTime.class).toInstant(),
        row.getString(12),
        row.getObject(13, UUID.class),
        row.getString(14),
        instant(row, 15),
        instant(row, 16),
        row.getObject(17, UUID.class),
        row.getString(18));
  }

  /**
   * Changes one that is as expected.
   *
   * @param set may use {@code :now} and {@code :by}
   * @throws Problem where somebody else changed it meanwhile
   */
  void change(Stay stay, String set, String expected, Map<String, ?> values) {
    int changed =
        jdbc.sql(
                """
                update isolation.stay set %s
                 where institution_id = :institution and id = :id and %s
                """
                    .formatted(set, expected))
            .param("institution", CurrentInstitution.get())
            .param("id", stay.id())
            .param("now", now())
            .param("by", Actor.current().name())
            .params(values)
            .update();
    if (changed == 0) {
      throw Problem.conflict("isolation.changed");
    }
  }

  /** True where it was ended by that form. */
  boolean releasedBy(Stay stay, UUID key) {
    return jdbc.sql(
            """
            select exists (select from isolation.stay
                            where institution_id = ? and id = ? and release_key = ?)
            """)
        .params(CurrentInstitution.get(), stay.id(), key)
        .query(Boolean.class)
        .single();
  }

  OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
