package org.muster.calls;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muster.shared.CurrentInstitution;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Asks every cause at once who is due among some people. */
@Component
class Dues {

  /** A reason with the person it is about. */
  record Row(
      UUID person,
      String number,
      String name,
      String initials,
      @Nullable UUID unit,
      String unitName,
      Due due) {}

  private final JdbcClient jdbc;
  private final List<CallCause> causes;
  private final Clock clock;

  Dues(JdbcClient jdbc, List<CallCause> causes, Clock clock) {
    this.jdbc = jdbc;
    this.causes = causes;
    this.clock = clock;
  }

  /** The causes by their words. */
  Map<String, CallCause> causes() {
    return causes.stream().collect(Collectors.toMap(CallCause::word, cause -> cause));
  }

  /**
   * Everybody due, now or later.
   *
   * @param units whose students to ask for; null for all there are
   * @param persons students to ask for besides
   */
  List<Row> of(UUID @Nullable [] units, Collection<UUID> persons) {
    if (causes.isEmpty() || units != null && units.length == 0 && persons.isEmpty()) {
      return List.of();
    }
    var parameters = new HashMap<String, @Nullable Object>();
    causes.forEach(cause -> parameters.putAll(cause.parameters()));
    parameters.put("institution", CurrentInstitution.get());
    parameters.put("now", clock.instant().atOffset(ZoneOffset.UTC));
    parameters.put("persons", persons.toArray(UUID[]::new));
    parameters.put("units", units == null ? new UUID[0] : units);
    return jdbc.sql(
            """
            with mine (person_id, unit_id) as materialized (
              select id, unit_id from people.student
               where institution_id = :institution and %s
              union
              select id, unit_id from people.student
               where institution_id = :institution and id = any (:persons::uuid[])
            ), due (cause, person_id, subject, since, due_at, risk, every_days, what) as (
              %s
            )
            select s.id, s.number, s.name, s.initials, s.unit_id, coalesce(u.name, ''),
                   d.cause, d.subject, d.since, coalesce(d.due_at, d.since), d.risk, d.every_days,
                   coalesce(d.what, '')
              from due d
              join people.student s on s.institution_id = :institution and s.id = d.person_id
              left join people.unit u on u.institution_id = :institution and u.id = s.unit_id
            """
                .formatted(units == null ? "true" : "unit_id = any (:units::uuid[])", union()))
        .params(parameters)
        .query((row, n) -> row(row))
        .list();
  }

  private String union() {
    return causes.stream()
        .map(cause -> "select '%s', c.* from (\n%s\n) c".formatted(cause.word(), cause.due()))
        .collect(Collectors.joining("\nunion all\n"));
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getObject(5, UUID.class),
        row.getString(6),
        new Due(
            row.getString(7),
            row.getObject(8, UUID.class),
            row.getObject(9, OffsetDateTime.class).toInstant(),
            row.getObject(10, OffsetDateTime.class).toInstant(),
            row.getInt(11),
            row.getObject(12, Integer.class),
            row.getString(13)));
  }
}
