package org.muster.visits;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Trail;
import org.muster.people.PostKind;
import org.muster.people.Scope;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Visits of the institution in force: found by those who may see them, and signed. */
@Service
public class Visits {

  private static final String SELECT =
      """
      select v.id, v.name, v.due_at, v.made_by, v.made_by_name, v.made_at,
             coalesce(v.expected, c.expected), coalesce(v.seen, c.seen),
             coalesce(v.absent, c.absent), coalesce(v.gone, c.gone),
             coalesce(v.unvisited, c.waiting), v.ended_at, v.ended_by
        from visits.visit v
        cross join lateral (
          select count(*) as expected, count(*) filter (where e.state = 'seen') as seen,
                 count(*) filter (where e.state = 'absent') as absent,
                 count(*) filter (where e.state = 'gone') as gone,
                 count(*) filter (where e.state = 'waiting') as waiting
            from visits.expected e
           where e.institution_id = v.institution_id and e.visit_id = v.id
             and v.ended_at is null) c
       where v.institution_id = :institution
         and (:whole or v.made_by = :self::uuid or exists (
               select from visits.stop s
                where s.institution_id = v.institution_id and s.visit_id = v.id
                  and s.visitor_id = :self::uuid))
      """;

  private final JdbcClient jdbc;
  private final Trail trail;
  private final Clock clock;

  Visits(JdbcClient jdbc, Trail trail, Clock clock) {
    this.jdbc = jdbc;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * One of them, for who made it, goes there, or has the whole in their charge.
   *
   * @throws Problem 404 for anybody else
   */
  public Visit get(Scope scope, UUID id) {
    return seen(scope, "and v.id = :id", Map.of("id", id)).stream()
        .findFirst()
        .orElseThrow(Problem::notFound);
  }

  /** The newest that are somebody's to see, those that go on first. */
  public List<Visit> of(Scope scope, int limit) {
    return seen(
        scope,
        "order by v.ended_at is not null, v.made_at desc limit :limit",
        Map.of("limit", limit));
  }

  private List<Visit> seen(Scope scope, String clause, Map<String, Object> parameters) {
    return jdbc.sql(SELECT + clause)
        .param("institution", CurrentInstitution.get())
        .param("whole", scope.holds(PostKind.WORKING_GROUP))
        .param("self", scope.person())
        .params(parameters)
        .query(Visits::visit)
        .list();
  }

  /** The visit that goes on in a room for a visitor, the one due first. */
  public Optional<UUID> openIn(UUID room, UUID visitor) {
    return jdbc.sql(
            """
            select v.id from visits.stop s
              join visits.visit v on v.institution_id = s.institution_id and v.id = s.visit_id
             where s.institution_id = ? and s.visitor_id = ? and s.place_id = ?
               and v.ended_at is null
             order by v.due_at limit 1
            """)
        .params(CurrentInstitution.get(), visitor, room)
        .query(UUID.class)
        .optional();
  }

  /**
   * Signs a visit with its figures; whoever nobody came to is said to be so.
   *
   * @throws Problem 409 where it has been signed already
   */
  @Transactional
  public void end(UUID visit, String by) {
    // What is being written down comes before the signature, or is told that it was too late.
    jdbc.sql("select from visits.visit where institution_id = ? and id = ? for update")
        .params(CurrentInstitution.get(), visit)
        .query(row -> {});
    int ended =
        jdbc.sql(
                """
                update visits.visit v
                   set ended_at = :now, ended_by = :by, expected = c.expected, seen = c.seen,
                       absent = c.absent, gone = c.gone, unvisited = c.waiting
                  from (select count(*) as expected, count(*) filter (where state = 'seen') as seen,
                               count(*) filter (where state = 'absent') as absent,
                               count(*) filter (where state = 'gone') as gone,
                               count(*) filter (where state = 'waiting') as waiting
                          from visits.expected
                         where institution_id = :institution and visit_id = :visit) c
                 where v.institution_id = :institution and v.id = :visit and v.ended_at is null
                """)
            .param("institution", CurrentInstitution.get())
            .param("visit", visit)
            .param("now", time(clock.instant()))
            .param("by", by)
            .update();
    if (ended == 0) {
      throw Problem.conflict("visits.ended");
    }
    trail.record("visits.end", "visit", visit, Map.of());
  }

  static OffsetDateTime time(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }

  static @Nullable Instant moment(ResultSet row, int column) throws SQLException {
    var at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  private static Visit visit(ResultSet row, int n) throws SQLException {
    return new Visit(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getObject(3, OffsetDateTime.class).toInstant(),
        row.getObject(4, UUID.class),
        row.getString(5),
        row.getObject(6, OffsetDateTime.class).toInstant(),
        row.getInt(7),
        row.getInt(8),
        row.getInt(9),
        row.getInt(10),
        row.getInt(11),
        moment(row, 12),
        row.getString(13));
  }
}
