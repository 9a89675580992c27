package org.muster.directives;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.people.PostKind;
import org.muster.shared.CurrentInstitution;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A directive as it was issued.
 *
 * @param byPost the post it was issued in
 * @param parent what it was forwarded from, with whose it was there; null for neither
 * @param withdrawnAt null while it stands
 */
public record Directive(
    UUID id,
    String title,
    String text,
    @Nullable UUID byPerson,
    String by,
    PostKind byPost,
    @Nullable UUID parent,
    @Nullable UUID parentPerson,
    Instant sentAt,
    @Nullable Instant withdrawnAt,
    @Nullable String withdrawnBy,
    @Nullable String withdrawnWhy) {

  private static final String COLUMNS =
      """
      d.id, d.title, d.text, d.by_person, d.by_name, d.by_post, d.parent_id, d.parent_person,
      d.sent_at, d.withdrawn_at, d.withdrawn_by, d.withdrawn_why
      """;

  static JdbcClient.StatementSpec select(JdbcClient jdbc, String clause) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + " from directives.directive d where d.institution_id = :institution "
                + clause)
        .param("institution", CurrentInstitution.get());
  }

  static Directive read(ResultSet row, int n) throws SQLException {
    return new Directive(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getString(3),
        row.getObject(4, UUID.class),
        row.getString(5),
        PostKind.of(row.getString(6)),
        row.getObject(7, UUID.class),
        row.getObject(8, UUID.class),
        row.getObject(9, OffsetDateTime.class).toInstant(),
        instant(row, 10),
        row.getString(11),
        row.getString(12));
  }

  static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  /** True until it is withdrawn. */
  public boolean stands() {
    return withdrawnAt == null;
  }
}
