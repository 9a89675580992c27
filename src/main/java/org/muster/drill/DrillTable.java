package org.muster.drill;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Where drills and how they go are kept. */
@Component
class DrillTable {

  private final JdbcClient jdbc;
  private final JsonMapper json;

  DrillTable(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  UUID insert(Scenario scenario, LocalDate day, Instant now, String by, Locale language) {
    var id = Ids.next();
    try {
      jdbc.sql(
              """
              insert into drill.drill (institution_id, id, scenario, state, day, started_at,
                                       started_by, language)
              values (?, ?, ?::jsonb, 'waiting', ?, ?, ?, ?)
              """)
          .params(
              CurrentInstitution.get(),
              id,
              json.writeValueAsString(scenario),
              day,
              time(now),
              by,
              language.toLanguageTag())
          .update();
    } catch (DuplicateKeyException running) {
      throw Problem.conflict("drill.running");
    }
    return id;
  }

  List<Drill> newest(int limit) {
    return select("order by started_at desc, id desc limit ?", limit).list();
  }

  Optional<Drill> find(UUID id) {
    return select("and id = ?", id).optional();
  }

  /** Those that have not ended. */
  List<Drill> running() {
    return select("and ended_at is null").list();
  }

  /** Those that have ended while their copy is still there. */
  List<Drill> leftBehind() {
    return select("and ended_at is not null and copy_id is not null").list();
  }

  void copied(UUID id, UUID copy) {
    jdbc.sql(
            """
            update drill.drill set copy_id = ?, state = 'playing'
             where institution_id = ? and id = ? and ended_at is null
            """)
        .params(copy, CurrentInstitution.get(), id)
        .update();
  }

  /** Keeps how far it has come; false when somebody has stopped it. */
  boolean reached(UUID id, Instant at) {
    return jdbc.sql(
                """
                update drill.drill set reached = ?
                 where institution_id = ? and id = ? and ended_at is null
                """)
            .params(time(at), CurrentInstitution.get(), id)
            .update()
        == 1;
  }

  /** Ends it, unless it has ended; true where this did. */
  boolean end(UUID id, Drill.State state, Instant now, @Nullable Review review) {
    return jdbc.sql(
                """
                update drill.drill set state = :state, ended_at = :now, review = :review::jsonb
                 where institution_id = :institution and id = :id and ended_at is null
                """)
            .param("state", state.word())
            .param("now", time(now))
            .param("review", review == null ? null : json.writeValueAsString(review))
            .param("institution", CurrentInstitution.get())
            .param("id", id)
            .update()
        == 1;
  }

  /** The copy is gone. */
  void dissolved(UUID id) {
    jdbc.sql("update drill.drill set copy_id = null where institution_id = ? and id = ?")
        .params(CurrentInstitution.get(), id)
        .update();
  }

  void count(UUID id, Count count) {
    jdbc.sql(
            """
            insert into drill.count (institution_id, drill_id, at, roll, reported, proxy, excused,
                                     unreachable, calls, answered)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
            """)
        .params(
            CurrentInstitution.get(),
            id,
            time(count.at()),
            count.roll(),
            count.reported(),
            count.proxy(),
            count.excused(),
            count.unreachable(),
            count.calls(),
            count.answered())
        .update();
  }

  List<Count> counts(UUID id) {
    return jdbc.sql(
            """
            select at, roll, reported, proxy, excused, unreachable, calls, answered
              from drill.count where institution_id = ? and drill_id = ? order by at
            """)
        .params(CurrentInstitution.get(), id)
        .query(
            (row, n) ->
                new Count(
                    row.getObject(1, OffsetDateTime.class).toInstant(),
                    row.getInt(2),
                    row.getInt(3),
                    row.getInt(4),
                    row.getInt(5),
                    row.getInt(6),
                    row.getInt(7),
                    row.getInt(8)))
        .list();
  }

  private JdbcClient.MappedQuerySpec<Drill> select(String clause, Object... parameters) {
    return jdbc.sql(
            """
            select id, scenario, state, day, copy_id, reached, started_at, started_by, language,
                   ended_at, review
              from drill.drill where institution_id = ?
            """
                + clause)
        .param(CurrentInstitution.get())
        .params(List.of(parameters))
        .query((row, n) -> drill(row));
  }

  private Drill drill(ResultSet row) throws SQLException {
    var review = row.getString(11);
    return new Drill(
        row.getObject(1, UUID.class),
        json.readValue(row.getString(2), Scenario.class),
        Drill.State.of(row.getString(3)),
        row.getObject(4, LocalDate.class),
        row.getObject(5, UUID.class),
        instant(row, 6),
        row.getObject(7, OffsetDateTime.class).toInstant(),
        row.getString(8),
        Locale.forLanguageTag(row.getString(9)),
        instant(row, 10),
        review == null ? null : json.readValue(review, Review.class));
  }

  private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    var at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
