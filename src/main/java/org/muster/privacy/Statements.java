package org.muster.privacy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Trail;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people are told about their data and asked to agree to, and what each of them said. */
@Service
public class Statements {

  private static final String COLUMNS =
      """
      s.id, s.code, s.version, s.kind, s.title_zh, s.title_en, s.body_zh, s.body_en, s.published_at,
      s.published_by
      """;

  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_BODY = 20_000;

  private final JdbcClient jdbc;
  private final Trail trail;
  private final Clock clock;

  Statements(JdbcClient jdbc, Trail trail, Clock clock) {
    this.jdbc = jdbc;
    this.trail = trail;
    this.clock = clock;
  }

  /** A text in both languages that is to be published. */
  public record Draft(
      String code,
      Statement.Kind kind,
      String titleZh,
      String titleEn,
      String bodyZh,
      String bodyEn) {}

  /**
   * What somebody was told or asked, and what they said to this version.
   *
   * @param said {@code read}, {@code agreed}, {@code declined}; null before
   */
  public record Asked(Statement statement, @Nullable String said, @Nullable Instant at) {}

  /** A version, with how many now say what to it. */
  public record Answered(Statement statement, int read, int agreed, int declined) {}

  /**
   * Publishes the next version; everybody is told or asked anew.
   *
   * @throws Problem 422 where a text is missing in one of the languages, or the name is malformed
   */
  @Transactional
  public Statement publish(Draft draft, String by) {
    if (!draft.code().matches("[a-z][a-z0-9-]{1,39}")) {
      throw Problem.unprocessable("privacy.statement-code");
    }
    for (var title : List.of(draft.titleZh(), draft.titleEn())) {
      require(title, LONGEST_TITLE);
    }
    for (var body : List.of(draft.bodyZh(), draft.bodyEn())) {
      require(body, LONGEST_BODY);
    }
    // Two who publish at once get two versions.
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended('statements ' || ?::text, 0))::text")
        .param(CurrentInstitution.get())
        .query(String.class)
        .single();
    var id = Ids.next();
    bound(
            """
            insert into privacy.statement
              (institution_id, id, code, version, kind, title_zh, title_en, body_zh, body_en,
               published_at, published_by)
            select :institution, :id, :code, coalesce(max(version), 0) + 1, :kind, :title_zh,
                   :title_en, :body_zh, :body_en, :now, :by
              from privacy.statement where institution_id = :institution and code = :code
            """)
        .param("id", id)
        .param("code", draft.code())
        .param("kind", draft.kind().word())
        .param("title_zh", draft.titleZh().strip())
        .param("title_en", draft.titleEn().strip())
        .param("body_zh", draft.bodyZh().strip())
        .param("body_en", draft.bodyEn().strip())
        .param("now", now())
        .param("by", by)
        .update();
    var published = get(id);
    trail.record(
        "privacy.published",
        "statement",
        id,
        Map.of("code", draft.code(), "version", published.version()));
    return published;
  }

  private static void require(String words, int longest) {
    if (words.isBlank() || words.length() > longest) {
      throw Problem.unprocessable("privacy.statement-text", longest);
    }
  }

  /** A version, also one that is no longer in force; 404 when there is none. */
  public Statement get(UUID id) {
    return bound(
            "select "
                + COLUMNS
                + " from privacy.statement s where s.institution_id = :institution"
                + " and s.id = :id")
        .param("id", id)
        .query((row, n) -> read(row))
        .optional()
        .orElseThrow(Problem::notFound);
  }

  /** The version in force of each, by name. */
  public List<Statement> inForce() {
    return bound(
            """
            select distinct on (s.code) %s from privacy.statement s
             where s.institution_id = :institution order by s.code, s.version desc
            """
                .formatted(COLUMNS))
        .query((row, n) -> read(row))
        .list();
  }

  /** The versions in force, with what a person said to each. */
  public List<Asked> of(UUID person) {
    return bound(
            """
            select %s, a.said, a.at
              from (select distinct on (code) * from privacy.statement
                     where institution_id = :institution order by code, version desc) s
              left join lateral (
                select said, at from privacy.answer
                 where institution_id = :institution and person_id = :person
                   and statement_id = s.id
                 order by at desc limit 1) a on true
             order by s.code
            """
                .formatted(COLUMNS))
        .param("person", person)
        .query(
            (row, n) -> {
              var at = row.getObject("at", OffsetDateTime.class);
              return new Asked(
                  read(row), row.getString("said"), at == null ? null : at.toInstant());
            })
        .list();
  }

  /** All versions, the newest first, with how many now say what. */
  public List<Answered> versions() {
    return bound(
            """
            select %s, count(*) filter (where a.said = 'read') as has_read,
                   count(*) filter (where a.said = 'agreed') as agreed,
                   count(*) filter (where a.said = 'declined') as declined
              from privacy.statement s
              left join (
                select distinct on (statement_id, person_id) statement_id, said from privacy.answer
                 where institution_id = :institution
                 order by statement_id, person_id, at desc) a on a.statement_id = s.id
             where s.institution_id = :institution
             group by s.institution_id, s.id order by s.published_at desc, s.id desc
            """
                .formatted(COLUMNS))
        .query(
            (row, n) ->
                new Answered(
                    read(row),
                    row.getInt("has_read"),
                    row.getInt("agreed"),
                    row.getInt("declined")))
        .list();
  }

  /**
   * Keeps what a person says to the version in force; what was agreed can be declined later, which
   * is as easy (PIPL, article 15).
   *
   * @throws Problem 404 for none, 409 for a version no longer in force, 422 where the answer does
   *     not fit
   */
  @Transactional
  public void answer(UUID person, UUID id, String said) {
    var statement = get(id);
    if (inForce().stream().noneMatch(one -> one.id().equals(id))) {
      throw Problem.conflict("privacy.statement-over");
    }
    boolean fits =
        statement.kind() == Statement.Kind.NOTICE
            ? said.equals("read")
            : said.equals("agreed") || said.equals("declined");
    if (!fits) {
      throw Problem.unprocessable("privacy.statement-answer");
    }
    bound(
            """
            insert into privacy.answer (institution_id, person_id, statement_id, at, said)
            values (:institution, :person, :id, :now, :said)
            on conflict (institution_id, person_id, statement_id, at)
              do update set said = excluded.said
            """)
        .param("person", person)
        .param("id", id)
        .param("now", now())
        .param("said", said)
        .update();
    trail.record(
        "privacy.answered", "person", person, Map.of("statement", id.toString(), "said", said));
  }

  /** True when the person agrees, by the newest word, to the version in force of a consent. */
  public boolean agrees(UUID person, String code) {
    return of(person).stream()
        .anyMatch(asked -> asked.statement().code().equals(code) && "agreed".equals(asked.said()));
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private JdbcClient.StatementSpec bound(String sql) {
    return jdbc.sql(sql).param("institution", CurrentInstitution.get());
  }

  private static Statement read(ResultSet row) throws SQLException {
    return new Statement(
        row.getObject("id", UUID.class),
        row.getString("code"),
        row.getInt("version"),
        Statement.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
        row.getString("title_zh"),
        row.getString("title_en"),
        row.getString("body_zh"),
        row.getString("body_en"),
        row.getObject("published_at", OffsetDateTime.class).toInstant(),
        row.getString("published_by"));
  }
}
