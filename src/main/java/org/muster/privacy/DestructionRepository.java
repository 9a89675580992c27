package org.muster.privacy;

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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DestructionRepository {

  private static final String SELECT =
      """
      select id, kind, days, before, expected, planned_at, not_before, held_at, held_by, held_why,
             done_at, certificate, signature, public_key
        from privacy.destruction where institution_id = :institution
      """;

  private final JdbcClient jdbc;

  DestructionRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Adds one, unless one of its kind is open already; answers whether it did. */
  boolean add(Destruction planned) {
    return bound(
                """
                insert into privacy.destruction
                  (institution_id, id, kind, days, before, expected, planned_at, not_before)
                values (:institution, :id, :kind, :days, :before, :expected, :planned, :not_before)
                on conflict (institution_id, kind) where done_at is null do nothing
                """)
            .param("id", planned.id())
            .param("kind", planned.kind())
            .param("days", planned.days())
            .param("before", at(planned.before()))
            .param("expected", planned.expected())
            .param("planned", at(planned.plannedAt()))
            .param("not_before", at(planned.notBefore()))
            .update()
        > 0;
  }

  /** Those that are not done, the next first. */
  List<Destruction> open() {
    return bound(SELECT + "and done_at is null order by not_before, kind")
        .query(DestructionRepository::read)
        .list();
  }

  /** Those that are done, the last first. */
  List<Destruction> done(int limit) {
    return bound(SELECT + "and done_at is not null order by done_at desc, id desc limit :limit")
        .param("limit", limit)
        .query(DestructionRepository::read)
        .list();
  }

  Optional<Destruction> find(UUID id) {
    return bound(SELECT + "and id = :id")
        .param("id", id)
        .query(DestructionRepository::read)
        .optional();
  }

  /** The same, held against others until the transaction ends; empty when it is done. */
  Optional<Destruction> lock(UUID id) {
    return bound(SELECT + "and id = :id and done_at is null for update")
        .param("id", id)
        .query(DestructionRepository::read)
        .optional();
  }

  /** Holds or, with nothing said, releases; false when it is done already. */
  boolean hold(UUID id, @Nullable Instant when, @Nullable String by, @Nullable String why) {
    return bound(
                """
                update privacy.destruction
                   set held_at = :at::timestamptz, held_by = :by::text, held_why = :why::text
                 where institution_id = :institution and id = :id and done_at is null
                """)
            .param("id", id)
            .param("at", when == null ? null : at(when))
            .param("by", by)
            .param("why", why)
            .update()
        > 0;
  }

  void done(UUID id, Instant before, Instant now, Certificate certificate) {
    bound(
            """
            update privacy.destruction
               set before = :before, done_at = :now, certificate = :text, signature = :signature,
                   public_key = :key
             where institution_id = :institution and id = :id and done_at is null
            """)
        .param("id", id)
        .param("before", at(before))
        .param("now", at(now))
        .param("text", certificate.text())
        .param("signature", certificate.signature())
        .param("key", certificate.publicKey())
        .update();
  }

  private JdbcClient.StatementSpec bound(String sql) {
    return jdbc.sql(sql).param("institution", CurrentInstitution.get());
  }

  private static OffsetDateTime at(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var read = row.getObject(column, OffsetDateTime.class);
    return read == null ? null : read.toInstant();
  }

  private static Destruction read(ResultSet row, int n) throws SQLException {
    @Nullable String text = row.getString("certificate");
    return new Destruction(
        row.getObject("id", UUID.class),
        row.getString("kind"),
        row.getInt("days"),
        row.getObject("before", OffsetDateTime.class).toInstant(),
        row.getLong("expected"),
        row.getObject("planned_at", OffsetDateTime.class).toInstant(),
        row.getObject("not_before", OffsetDateTime.class).toInstant(),
        instant(row, "held_at"),
        row.getString("held_by"),
        row.getString("held_why"),
        instant(row, "done_at"),
        text == null
            ? null
            : new Certificate(text, row.getBytes("signature"), row.getBytes("public_key")));
  }
}
