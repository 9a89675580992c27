package org.muster.doors;

import java.time.ZoneOffset;
import java.util.UUID;
import org.muster.identity.Viewer;
import org.muster.privacy.Statement;
import org.muster.privacy.Statements;
import org.muster.rounds.web.OnCampus;
import org.muster.shared.Ids;
import org.springframework.beans.factory.annotation.Autowired;

/** The placeholders that are papers: lists to be taken, statements, certificates. */
abstract class Papers extends OnCampus {

  @Autowired Statements statements;

  /** A large list that somebody wants, and may have asked for. */
  final UUID wanted(Viewer taker, boolean asked) {
    var id = Ids.next();
    jdbc.sql(
            """
            insert into people.export_request
              (institution_id, id, taker_id, taker_name, kind, address, words, fingerprint, people,
               wanted_at, asked_at, reason)
            select :institution, :id, :taker::uuid, :name, 'sheet', '/', false,
                   uuid_send(:id::uuid), 2000, :now, case when :asked then :now end,
                   case when :asked then '返校前核对在册住宿名单' end
            """)
        .param("institution", taker.institution())
        .param("id", id)
        .param("taker", taker.person())
        .param("name", taker.name())
        .param("asked", asked)
        .param("now", clock.instant().atOffset(java.time.ZoneOffset.UTC))
        .update();
    return id;
  }

  final UUID statement() {
    return statements.inForce().stream()
        .map(Statement::id)
        .findFirst()
        .orElseGet(
            () ->
                statements
                    .publish(
                        new Statements.Draft(
                            "privacy", Statement.Kind.NOTICE, "告知书", "Notice", "一", "one"),
                        "赵工")
                    .id());
  }

  final UUID destruction(UUID institution, boolean done) {
    return jdbc.sql(
            """
            insert into privacy.destruction
              (institution_id, id, kind, days, before, expected, planned_at, not_before, done_at,
               certificate, signature, public_key)
            values (:institution, :id, 'answers', 1, :at, 1, :at, :at, :done::timestamptz,
                    :text::text, :bytes::bytea, :bytes::bytea)
            on conflict (institution_id, kind) where done_at is null do update set days = 1
            returning id
            """)
        .param("institution", institution)
        .param("id", Ids.next())
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .param("done", done ? clock.instant().atOffset(ZoneOffset.UTC) : null)
        .param("text", done ? "{}" : null)
        .param("bytes", done ? new byte[32] : null)
        .query(UUID.class)
        .single();
  }
}
