package org.muster.movement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where people are and were: one span after the other, each with what says so. */
@Service
public class Whereabouts {

  /**
   * A move.
   *
   * @param place a room or building of the university; null elsewhere
   * @param region GB/T 2260 where it is elsewhere; null where nobody knows
   * @param source which paper or scan says so, {@code isolation}; {@code movement.source.<source>}
   *     names it
   * @param cause its id; null for none
   */
  public record Move(
      Span.Where where,
      @Nullable UUID place,
      @Nullable String region,
      Instant at,
      String source,
      @Nullable UUID cause) {}

  private final JdbcClient jdbc;

  Whereabouts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Says that somebody is elsewhere from a moment on. The same again changes nothing.
   *
   * @throws Problem 409 where somebody else says otherwise at the same moment
   */
  @Transactional
  public void moved(UUID person, Move move, String by) {
    var now = now(person);
    if (now.isPresent() && same(now.get(), move)) {
      return;
    }
    jdbc.sql(
            """
            update movement.span set to_at = greatest(from_at, :at)
             where institution_id = :institution and person_id = :person and to_at is null
            """)
        .param("institution", CurrentInstitution.get())
        .param("person", person)
        .param("at", move.at().atOffset(ZoneOffset.UTC))
        .update();
    try {
      jdbc.sql(
              """
              insert into movement.span (institution_id, person_id, id, kind, place_id, region, from_at,
                                         source, cause_id, by_name)
              values (:institution, :person, :id, :kind, :place::uuid, :region::text, :at, :source,
                      :cause::uuid, :by)
              """)
          .param("institution", CurrentInstitution.get())
          .param("person", person)
          .param("id", Ids.next())
          .param("kind", move.where().word())
          .param("place", move.place())
          .param("region", move.region())
          .param("at", move.at().atOffset(ZoneOffset.UTC))
          .param("source", move.source())
          .param("cause", move.cause())
          .param("by", by)
          .update();
    } catch (DuplicateKeyException another) {
      throw Problem.conflict("movement.moved");
    }
  }

  private static boolean same(Span now, Move move) {
    return now.where() == move.where()
        && java.util.Objects.equals(now.place(), move.place())
        && java.util.Objects.equals(now.region(), move.region());
  }

  /** Where somebody is; empty where nothing was said and the roster stands. */
  public Optional<Span> now(UUID person) {
    return select("and to_at is null").param("person", person).query(Whereabouts::read).optional();
  }

  /** Where somebody was, the newest first. */
  public List<Span> history(UUID person, int limit) {
    return select("order by from_at desc, id desc limit :limit")
        .param("person", person)
        .param("limit", limit)
        .query(Whereabouts::read)
        .list();
  }

  private JdbcClient.StatementSpec select(String clause) {
    return jdbc.sql(
            """
            select kind, place_id, region, from_at, to_at, source, by_name from movement.span
             where institution_id = :institution and person_id = :person
            """
                + clause)
        .param("institution", CurrentInstitution.get());
  }

  private static Span read(ResultSet row, int n) throws SQLException {
    return new Span(
        Span.Where.of(row.getString(1)),
        row.getObject(2, UUID.class),
        row.getString(3),
        row.getObject(4, OffsetDateTime.class).toInstant(),
        instant(row, 5),
        row.getString(6),
        row.getString(7));
  }

  static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
