package org.muster.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.muster.shared.CurrentInstitution;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The append-only, hash-chained trail of the institution in force. */
@Service
public class Trail {

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Clock clock;

  Trail(JdbcClient jdbc, JsonMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Adds an entry in the caller's transaction, so that the act and its entry stand or fall
   * together. From here to its end the transaction holds the institution's place in the chain:
   * record last.
   *
   * @param action what was done, {@code round.closed}; the trail's page translates it
   * @param subjectKind what it was done to, {@code round}
   * @param detail what a later reader needs to know; no health data
   */
  @Transactional
  public void record(String action, String subjectKind, Object subjectId, Map<String, ?> detail) {
    var institution = CurrentInstitution.get();
    // A statement of its own: the next one must see what the holder before us has committed.
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 2))::text")
        .param(institution.toString())
        .query(String.class)
        .single();
    var actor = Actor.current();
    jdbc.sql(
            """
            with previous as (
              select seq, hash from audit.entry
               where institution_id = :institution order by seq desc limit 1
            ), fresh as (
              select row(:institution::uuid, coalesce((select seq from previous), 0) + 1,
                         :at::timestamptz, :person::uuid, :name::text, :action::text, :kind::text,
                         :subject::text, :detail::jsonb,
                         coalesce((select hash from previous), ''::bytea),
                         ''::bytea)::audit.entry as entry
            )
            insert into audit.entry
            select (entry).institution_id, (entry).seq, (entry).at, (entry).actor_id,
                   (entry).actor, (entry).action, (entry).subject_kind, (entry).subject_id,
                   (entry).detail, (entry).previous_hash,
                   audit.link((entry).previous_hash, entry)
              from fresh
            """)
        .param("institution", institution)
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .param("person", actor.person())
        .param("name", actor.name())
        .param("action", action)
        .param("kind", subjectKind)
        .param("subject", subjectId.toString())
        .param("detail", json.writeValueAsString(withOrigin(detail, actor)))
        .update();
  }

  private static Map<String, ?> withOrigin(Map<String, ?> detail, Actor actor) {
    if (actor.origin() == null) {
      return detail;
    }
    var told = new LinkedHashMap<String, @Nullable Object>(detail);
    told.put("from", actor.origin());
    return told;
  }

  /** Recomputes the whole chain and locates its first broken link. */
  public TrailCheck verify() {
    return jdbc.sql(
            """
            with checked as (
              select seq, hash,
                     hash is distinct from audit.link(previous_hash, e)
                       or previous_hash is distinct from
                          coalesce(lag(hash) over (order by seq), ''::bytea)
                       or seq <> row_number() over (order by seq) as broken
                from audit.entry e where institution_id = :institution
            )
            select count(*), min(seq) filter (where broken),
                   coalesce((select encode(hash, 'hex') from checked order by seq desc limit 1), '')
              from checked
            """)
        .param("institution", CurrentInstitution.get())
        .query(
            (row, n) -> {
              var broken = row.getObject(2, Long.class);
              return new TrailCheck(
                  row.getLong(1),
                  row.getString(3),
                  broken == null ? OptionalLong.empty() : OptionalLong.of(broken));
            })
        .single();
  }

  /**
   * The newest entries first.
   *
   * @param subjectKind null for every kind
   * @param subjectId null for every subject
   * @param before only entries numbered lower: the next page
   */
  public List<TrailEntry> read(
      @Nullable String subjectKind, @Nullable String subjectId, long before, int limit) {
    return entries("and seq < :before order by seq desc limit :limit")
        .param("before", before)
        .param("kind", subjectKind)
        .param("subject", subjectId)
        .param("limit", limit)
        .query((row, n) -> entry(row))
        .list();
  }

  /** The whole trail from its beginning, one entry at a time; within a transaction. */
  public void each(Consumer<TrailEntry> reader) {
    entries("order by seq")
        .param("kind", null)
        .param("subject", null)
        .query(
            row -> {
              reader.accept(entry(row));
            });
  }

  private JdbcClient.StatementSpec entries(String clause) {
    return jdbc.sql(
            """
            select seq, at, actor_id, actor, action, subject_kind, subject_id, detail::text,
                   encode(hash, 'hex')
              from audit.entry
             where institution_id = :institution
               and (:kind::text is null or subject_kind = :kind)
               and (:subject::text is null or subject_id = :subject)
            """
                + clause)
        .param("institution", CurrentInstitution.get());
  }

  private static TrailEntry entry(ResultSet row) throws SQLException {
    return new TrailEntry(
        row.getLong(1),
        row.getObject(2, OffsetDateTime.class).toInstant(),
        row.getObject(3, UUID.class),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        row.getString(9));
  }
}
