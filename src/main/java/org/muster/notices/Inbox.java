package org.muster.notices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Text;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What somebody was told, for them to read. */
@Service
public class Inbox {

  /**
   * A message as its reader sees it.
   *
   * @param page the path of what it leads to; null where it leads nowhere else
   * @param pageKey the message on the way there
   * @param read true once it was opened
   */
  public record Message(
      UUID id,
      String title,
      String body,
      String by,
      Instant at,
      boolean urgent,
      boolean read,
      @Nullable String page,
      String pageKey) {}

  private record Row(Notice notice, @Nullable String fields, boolean read) {}

  private final JdbcClient jdbc;
  private final Letters letters;
  private final Clock clock;

  Inbox(JdbcClient jdbc, Letters letters, Clock clock) {
    this.jdbc = jdbc;
    this.letters = letters;
    this.clock = clock;
  }

  /** The newest messages to somebody, those not read first. */
  public List<Message> of(UUID person, Text t, int limit) {
    return select("order by d.read_at is not null, n.at desc, n.id desc limit :limit")
        .param("person", person)
        .param("limit", limit)
        .query(Inbox::row)
        .list()
        .stream()
        .map(row -> message(row, t))
        .toList();
  }

  /** How many messages somebody has not read. */
  public int unread(UUID person) {
    return jdbc.sql(
            """
            select count(*) from notices.delivery
             where institution_id = ? and person_id = ? and read_at is null and state <> 'stopped'
            """)
        .params(CurrentInstitution.get(), person)
        .query(Integer.class)
        .single();
  }

  /** Opens a message: from now on it is read. Empty for one that is not theirs. */
  @Transactional
  public Optional<Message> open(UUID notice, UUID person, Text t) {
    jdbc.sql(
            """
            update notices.delivery
               set state = 'read', read_at = ?, next_at = null, problem = null
             where institution_id = ? and notice_id = ? and person_id = ? and read_at is null
               and state <> 'sending'
            """)
        .params(clock.instant().atOffset(ZoneOffset.UTC), CurrentInstitution.get(), notice, person)
        .update();
    return select("and n.id = :notice")
        .param("person", person)
        .param("notice", notice)
        .query(Inbox::row)
        .optional()
        .map(row -> message(row, t));
  }

  private JdbcClient.StatementSpec select(String clause) {
    return jdbc.sql(
            """
            select n.id, n.title_zh, n.body_zh, n.title_en, n.body_en, n.urgent, n.action, n.subject,
                   n.path, n.by_person, n.by_name, n.at, n.expires_at, n.stopped_at, n.stopped_by,
                   n.stopped_why, d.fields::text, d.read_at is not null
              from notices.delivery d
              join notices.notice n on n.institution_id = d.institution_id and n.id = d.notice_id
             where d.institution_id = :institution and d.person_id = :person
               and (d.state <> 'stopped' or d.read_at is not null)
            """
                + clause)
        .param("institution", CurrentInstitution.get());
  }

  private static Row row(ResultSet row, int n) throws SQLException {
    return new Row(Notice.read(row, n), row.getString(17), row.getBoolean(18));
  }

  private Message message(Row row, Text t) {
    var notice = row.notice();
    boolean english = !t.chinese();
    var fields = letters.fields(row.fields());
    var action = letters.action(notice).orElse(null);
    boolean leads = notice.path() != null || action != null;
    return new Message(
        notice.id(),
        Words.filled(notice.words().title(english), fields),
        Words.filled(notice.words().body(english), fields),
        notice.by(),
        notice.at(),
        notice.urgent(),
        row.read(),
        leads ? letters.page(notice, action) : null,
        action == null ? "notices.go" : action.tapKey());
  }
}
