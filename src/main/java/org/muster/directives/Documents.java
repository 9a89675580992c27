package org.muster.directives;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Trail;
import org.muster.people.Scope;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Files that come with directives and with what was answered to them. */
@Service
public class Documents {

  private static final int MOST_BYTES = 10 << 20;
  private static final int LONGEST_NAME = 120;

  /** What begins as an office file of the kind holds a part of this name. */
  private record Type(String ending, String media, byte[] beginning, String part) {}

  private static final byte[] ZIP = {'P', 'K', 3, 4};

  private static final java.util.List<Type> TYPES =
      java.util.List.of(
          new Type("pdf", "application/pdf", "%PDF-".getBytes(StandardCharsets.US_ASCII), ""),
          new Type("png", "image/png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10}, ""),
          new Type("jpg", "image/jpeg", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF}, ""),
          new Type("jpeg", "image/jpeg", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF}, ""),
          new Type(
              "docx",
              "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
              ZIP,
              "word/"),
          new Type(
              "xlsx",
              "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
              ZIP,
              "xl/"));

  /** A file to hand out. */
  public record Document(String name, String mediaType, byte[] bytes) {}

  private final JdbcClient jdbc;
  private final Sight sight;
  private final Trail trail;
  private final Clock clock;

  Documents(JdbcClient jdbc, Sight sight, Trail trail, Clock clock) {
    this.jdbc = jdbc;
    this.sight = sight;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Keeps a file that somebody brought; what nothing refers to is removed after two days.
   *
   * @throws Problem 422 for one that is too large, or is not what its name says
   */
  @Transactional
  public Item.Enclosure keep(String sentName, byte[] bytes, @Nullable UUID by) {
    var name = name(sentName);
    var type = type(name, bytes);
    var id = Ids.next();
    jdbc.sql(
            """
            insert into directives.document (institution_id, id, name, media_type, bytes, by_person, at)
            values (:institution, :id, :name, :media, :bytes, :by::uuid, :now)
            """)
        .param("institution", CurrentInstitution.get())
        .param("id", id)
        .param("name", name)
        .param("media", type.media())
        .param("bytes", bytes)
        .param("by", by)
        .param("now", now())
        .update();
    return new Item.Enclosure(id, name, bytes.length);
  }

  private static Type type(String name, byte[] bytes) {
    if (bytes.length == 0 || bytes.length > MOST_BYTES) {
      throw Problem.unprocessable("directives.document-size", MOST_BYTES >> 20);
    }
    var ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(java.util.Locale.ROOT);
    return TYPES.stream()
        .filter(type -> type.ending().equals(ending) && fits(type, bytes))
        .findFirst()
        .orElseThrow(() -> Problem.unprocessable("directives.document-type"));
  }

  private static boolean fits(Type type, byte[] bytes) {
    int length = type.beginning().length;
    return bytes.length > length
        && Arrays.equals(bytes, 0, length, type.beginning(), 0, length)
        && (type.part().isEmpty()
            || new String(bytes, StandardCharsets.ISO_8859_1).contains(type.part()));
  }

  /** The name alone; browsers may send a whole path. */
  private static String name(String sent) {
    var name = sent.replaceAll(".*[/\\\\]", "").replaceAll("\\p{Cntrl}", "").strip();
    return name.length() <= LONGEST_NAME ? name : name.substring(name.length() - LONGEST_NAME);
  }

  /** The files of these ids that somebody brought, for a page that shows them again. */
  public java.util.List<Item.Enclosure> own(java.util.List<UUID> ids, @Nullable UUID by) {
    return jdbc.sql(
            """
            select id, name, octet_length(bytes) from directives.document
             where institution_id = :institution and id = any (:ids)
               and by_person is not distinct from :by::uuid order by id
            """)
        .param("institution", CurrentInstitution.get())
        .param("ids", ids.toArray(UUID[]::new))
        .param("by", by)
        .query(
            (row, n) ->
                new Item.Enclosure(row.getObject(1, UUID.class), row.getString(2), row.getInt(3)))
        .list();
  }

  void checkOwn(UUID id, UUID by) {
    if (own(java.util.List.of(id), by).isEmpty()) {
      throw Problem.unprocessable("directives.document-gone");
    }
  }

  /** A file that comes with a directive, for one who has to do with it. */
  public Document enclosed(UUID directive, UUID id, Scope scope) {
    sight.of(directive, scope);
    return read(
        """
        exists (select from directives.enclosure e
                 where e.institution_id = d.institution_id and e.directive_id = :directive
                   and e.document_id = d.id)
        """,
        directive,
        id,
        scope);
  }

  /** A file that came with an answer, for its receiver, whoever sees their part, and the issuer. */
  @Transactional
  public Document evidence(UUID directive, UUID id, Scope scope) {
    var view = sight.of(directive, scope);
    var found =
        read(
            """
            exists (select from directives.answer a
                      join directives.receiver r
                        on r.institution_id = a.institution_id
                       and r.directive_id = a.directive_id and r.person_id = a.person_id
                     where a.institution_id = d.institution_id and a.directive_id = :directive
                       and a.document_id = d.id and (%s or %s or %s))
            """
                .formatted(view.issuer(), Sight.MINE, Sight.BELOW),
            directive,
            id,
            scope);
    trail.record("directives.evidence", "directive", directive, Map.of("document", id.toString()));
    return found;
  }

  private Document read(String condition, UUID directive, UUID id, Scope scope) {
    return jdbc.sql(
            """
            select name, media_type, bytes from directives.document d
             where d.institution_id = :institution and d.id = :id and
            """
                + condition)
        .params(sight.parameters(scope))
        .param("directive", directive)
        .param("id", id)
        .query((row, n) -> new Document(row.getString(1), row.getString(2), row.getBytes(3)))
        .optional()
        .orElseThrow(Problem::notFound);
  }

  /** Removes what was brought and never sent. */
  @Transactional
  public void sweep() {
    jdbc.sql(
            """
            delete from directives.document d
             where d.institution_id = ? and d.at < ?
               and not exists (select from directives.enclosure e
                                where e.institution_id = d.institution_id and e.document_id = d.id)
               and not exists (select from directives.answer a
                                where a.institution_id = d.institution_id and a.document_id = d.id)
            """)
        .params(CurrentInstitution.get(), now().minusDays(2))
        .update();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
