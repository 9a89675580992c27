package org.muster.workbench;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muster.people.Chain;
import org.muster.people.Institutions;
import org.muster.shared.CurrentInstitution;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Everything that is open in all rooms, with whose it is and until when, by one statement. */
@Service
public class Tasks {

  private final JdbcClient jdbc;
  private final List<TaskSource> rooms;
  private final Institutions institutions;
  private final Clock clock;

  Tasks(JdbcClient jdbc, List<TaskSource> rooms, Institutions institutions, Clock clock) {
    this.jdbc = jdbc;
    this.rooms = rooms;
    this.institutions = institutions;
    this.clock = clock;
  }

  /** What one person must do, the earliest first. */
  @Transactional(readOnly = true)
  public List<Task> of(UUID owner, int limit) {
    return select("where t.owner = :owner", limit, Map.of("owner", owner));
  }

  /** What is open about one person, the earliest first. */
  @Transactional(readOnly = true)
  public List<Task> about(UUID person, int limit) {
    return select("where t.about = :about", limit, Map.of("about", person));
  }

  /** What should have been done by now about people of these units, the longest overdue first. */
  @Transactional(readOnly = true)
  public List<Task> overdue(UUID @Nullable [] units, int limit) {
    var parameters = new HashMap<String, @Nullable Object>();
    parameters.put("units", units);
    return select(
        """
        where t.due_at < :now
          and (:units::uuid[] is null or exists (
                select from people.student s
                 where s.institution_id = :institution and s.id = t.about
                   and s.unit_id = any (:units::uuid[])))
        """,
        limit,
        parameters);
  }

  /**
   * How much somebody holds that was to be done before a moment.
   *
   * @param owner null for what nobody holds who is here
   */
  public record Late(@Nullable UUID owner, int tasks) {}

  /** Who holds what was to be done before a moment, and what nobody holds at all. */
  @Transactional(readOnly = true)
  public List<Late> dueBefore(Instant moment) {
    if (rooms.isEmpty()) {
      return List.of();
    }
    keepPlan();
    return jdbc.sql(
            """
            with task (word, subject, about, owner, due_at, what, path) as (%s)
            select o.id, count(*) from task t
              left join people.person o
                on o.institution_id = :institution and o.id = t.owner and o.left_at is null
             where o.id is null or t.due_at is null or t.due_at < :moment
             group by o.id
            """
                .formatted(union()))
        .params(parameters())
        .param("moment", moment.atOffset(ZoneOffset.UTC))
        .query((row, n) -> new Late(row.getObject(1, UUID.class), row.getInt(2)))
        .list();
  }

  /** What nobody answers for, or has no time: there must be none. */
  @Transactional(readOnly = true)
  public List<Task> orphans() {
    return select(
        """
        where t.due_at is null or not exists (
          select from people.person o
           where o.institution_id = :institution and o.id = t.owner and o.left_at is null)
        """,
        1_000,
        Map.of());
  }

  private List<Task> select(String where, int limit, Map<String, ? extends @Nullable Object> more) {
    if (rooms.isEmpty()) {
      return List.of();
    }
    keepPlan();
    return jdbc.sql(
            """
            with task (word, subject, about, owner, due_at, what, path) as (%s)
            select t.word, t.subject, t.about, coalesce(a.name, ''), t.owner, coalesce(o.name, ''),
                   t.due_at, coalesce(t.what, ''), t.path
              from task t
              left join people.person a on a.institution_id = :institution and a.id = t.about
              left join people.person o on o.institution_id = :institution and o.id = t.owner
             %s
             order by t.due_at nulls first, t.word, t.subject limit :limit
            """
                .formatted(union(), where))
        .params(parameters())
        .params(more)
        .param("limit", limit)
        .query(Tasks::task)
        .list();
  }

  /**
   * A statement over all rooms takes longer to plan than to carry out. Its plan is kept on each
   * connection, whoever asks.
   */
  private void keepPlan() {
    jdbc.sql("select set_config('plan_cache_mode', 'force_generic_plan', true)").query(row -> {});
  }

  private String union() {
    return Chain.once(
        rooms.stream()
            .map(room -> "select '%s', r.* from (\n%s\n) r".formatted(room.word(), room.open()))
            .collect(Collectors.joining("\nunion all\n")));
  }

  private Map<String, Object> parameters() {
    var parameters = new HashMap<String, Object>();
    rooms.forEach(room -> parameters.putAll(room.parameters()));
    parameters.put("institution", CurrentInstitution.get());
    parameters.put("today", institutions.today());
    parameters.put("now", clock.instant().atOffset(ZoneOffset.UTC));
    return parameters;
  }

  private static Task task(ResultSet row, int n) throws SQLException {
    return new Task(
        row.getString(1),
        row.getObject(2, UUID.class),
        row.getObject(3, UUID.class),
        row.getString(4),
        row.getObject(5, UUID.class),
        row.getString(6),
        moment(row, 7),
        row.getString(8),
        row.getString(9));
  }

  private static @Nullable Instant moment(ResultSet row, int column) throws SQLException {
    var at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
