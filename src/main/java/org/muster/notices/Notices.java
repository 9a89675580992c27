package org.muster.notices;

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
import org.muster.operation.Operation;
import org.muster.operation.Operations;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The messages of the institution in force: sent, stopped, found. */
@Service
public class Notices {

  private final JdbcClient jdbc;
  private final Planning planning;
  private final Postings postings;
  private final Operations operations;
  private final Trail trail;
  private final Clock clock;

  Notices(
      JdbcClient jdbc,
      Planning planning,
      Postings postings,
      Operations operations,
      Trail trail,
      Clock clock) {
    this.jdbc = jdbc;
    this.planning = planning;
    this.postings = postings;
    this.operations = operations;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * What became of sending.
   *
   * @param people how many are told; 0 for a notice that was sent before
   */
  public record Sent(UUID notice, int people) {}

  /**
   * How people would be told.
   *
   * @param channels by how many people which channel would be tried first
   * @param later how many are left in peace now and would be told afterwards
   */
  public record Forecast(Map<String, Integer> channels, int later) {}

  /** How people would be told, before anything is sent. */
  public Forecast forecast(Recipients to, boolean urgent) {
    return planning.forecast(to, urgent);
  }

  /**
   * Sends a notice: from now on it is in its recipients' lists, and on its way by their channels.
   * One whose key was sent before is not sent again.
   */
  @Transactional
  public Sent send(Draft draft, Recipients to, Sender by) {
    var id = Ids.next();
    int made =
        jdbc.sql(
                """
                insert into notices.notice (institution_id, id, key, operation_id, title_zh, body_zh,
                  title_en, body_en, audience, urgent, action, subject, path, by_person, by_name, at,
                  expires_at)
                values (:institution, :id, :key, :operation, :titleZh, :bodyZh, :titleEn, :bodyEn,
                  :audience::jsonb, :urgent, :action, :subject, :path, :person, :name, :now, :expires)
                on conflict (institution_id, key) do nothing
                """)
            .param("institution", CurrentInstitution.get())
            .param("id", id)
            .param("key", draft.key())
            .param("operation", operations.current().map(Operation::id).orElse(null))
            .param("titleZh", draft.words().titleZh())
            .param("bodyZh", draft.words().bodyZh())
            .param("titleEn", draft.words().titleEn())
            .param("bodyEn", draft.words().bodyEn())
            .param("audience", audience(to))
            .param("urgent", draft.urgent())
            .param("action", draft.act() == null ? null : draft.act().action())
            .param("subject", draft.act() == null ? null : draft.act().subject())
            .param("path", draft.path())
            .param("person", by.person())
            .param("name", by.name())
            .param("now", now())
            .param("expires", draft.expiresAt().atOffset(ZoneOffset.UTC))
            .update();
    if (made == 0) {
      return new Sent(sentBefore(draft.key()), 0);
    }
    int people = planning.plan(id, draft.urgent(), to);
    if (draft.groups()) {
      postings.plan(id, draft.urgent());
    }
    trail.record("notices.send", "notice", id, Map.of("people", String.valueOf(people)));
    return new Sent(id, people);
  }

  private UUID sentBefore(String key) {
    return jdbc.sql("select id from notices.notice where institution_id = ? and key = ?")
        .params(CurrentInstitution.get(), key)
        .query(UUID.class)
        .single();
  }

  /** When the newest notice of these keys was sent. */
  public Optional<Instant> sentAt(List<String> keys) {
    return jdbc.sql(
            """
            select at from notices.notice where institution_id = ? and key = any (?)
             order by at desc limit 1
            """)
        .params(CurrentInstitution.get(), keys.toArray(String[]::new))
        .query((row, n) -> row.getObject(1, OffsetDateTime.class).toInstant())
        .optional();
  }

  private static @Nullable String audience(Recipients to) {
    return switch (to) {
      case Recipients.Chosen some -> some.audience().toJson();
      case Recipients.Everybody all -> all.audience().toJson();
      case Recipients.Each each -> null;
    };
  }

  /**
   * Stops a notice: who has not been told by now is not told any more.
   *
   * @throws Problem 404 for none, 409 for one that was stopped before, 422 without a reason
   */
  @Transactional
  public void stop(UUID id, String why, String by) {
    if (why.isBlank() || why.length() > 500) {
      throw Problem.unprocessable("notices.reason");
    }
    get(id);
    int stopped =
        jdbc.sql(
                """
                update notices.notice set stopped_at = ?, stopped_by = ?, stopped_why = ?
                 where institution_id = ? and id = ? and stopped_at is null
                """)
            .params(now(), by, why.strip(), CurrentInstitution.get(), id)
            .update();
    if (stopped == 0) {
      throw Problem.conflict("notices.stopped");
    }
    jdbc.sql(
            """
            update notices.delivery set state = 'stopped', next_at = null, problem = 'stopped'
             where institution_id = ? and notice_id = ? and state = 'waiting'
            """)
        .params(CurrentInstitution.get(), id)
        .update();
    trail.record("notices.stop", "notice", id, Map.of());
  }

  /** A notice that must be there. */
  public Notice get(UUID id) {
    return find(id).orElseThrow(Problem::notFound);
  }

  public Optional<Notice> find(UUID id) {
    return Notice.select(jdbc, "and id = :id").param("id", id).query(Notice::read).optional();
  }

  /** The newest notices, of one sender or of all. */
  public List<Notice> newest(@Nullable UUID sender, int limit) {
    return Notice.select(
            jdbc,
            """
            and (:sender::uuid is null or by_person = :sender)
            order by at desc, id desc limit :limit
            """)
        .param("sender", sender)
        .param("limit", limit)
        .query(Notice::read)
        .list();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
