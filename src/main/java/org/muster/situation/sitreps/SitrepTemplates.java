package org.muster.situation.sitreps;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muster.audit.Trail;
import org.muster.people.Scope;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.muster.shared.Text;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** the office's own documents that reports are written in. */
@Service
public class SitrepTemplates {

  /** Larger than any letterhead. */
  private static final int LARGEST = 5 << 20;

  private final JdbcClient jdbc;
  private final SitrepFiles files;
  private final Trail trail;
  private final Clock clock;

  SitrepTemplates(JdbcClient jdbc, SitrepFiles files, Trail trail, Clock clock) {
    this.jdbc = jdbc;
    this.files = files;
    this.trail = trail;
    this.clock = clock;
  }

  /** What is in force for a language. */
  public record Standing(String name, String by, Instant at) {}

  /** The office's document for the reader's language; empty while it is the one Muster brings. */
  public Optional<Standing> standing(Text t) {
    return jdbc.sql(
            """
            select name, by_name, at from situation.sitrep_template
             where institution_id = ? and language = ? order by at desc limit 1
            """)
        .params(CurrentInstitution.get(), t.tag())
        .query(
            (row, n) ->
                new Standing(
                    row.getString(1),
                    row.getString(2),
                    row.getObject(3, OffsetDateTime.class).toInstant()))
        .optional();
  }

  /** What a template may name between double braces. */
  public List<String> tags() {
    return files.tags();
  }

  /** The document in force, to be looked at or changed. */
  public byte[] content(Text t) {
    return jdbc.sql(
            """
            select content from situation.sitrep_template
             where institution_id = ? and language = ? order by at desc limit 1
            """)
        .params(CurrentInstitution.get(), t.tag())
        .query(byte[].class)
        .optional()
        .orElseGet(() -> DefaultTemplate.of(t));
  }

  /**
   * Puts a document in place for the reader's language, from the next report on.
   *
   * @throws Problem 422 where it is too large, no document, or names what there is not
   */
  @Transactional
  public void put(Scope scope, Text t, String name, byte[] content, String by) {
    Sitreps.require(scope);
    if (content.length == 0 || content.length > LARGEST) {
      throw Problem.unprocessable("sitreps.document");
    }
    files.check(content);
    jdbc.sql(
            """
            insert into situation.sitrep_template (institution_id, id, language, name, content,
                                                   by_name, at)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            CurrentInstitution.get(),
            Ids.next(),
            t.tag(),
            name.isBlank() ? "template.docx" : name.substring(0, Math.min(200, name.length())),
            content,
            by,
            clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    trail.record("sitreps.template", "language", t.tag(), Map.of("bytes", content.length));
  }
}
