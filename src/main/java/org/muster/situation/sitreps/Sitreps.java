package org.muster.situation.sitreps;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.muster.audit.Trail;
import org.muster.people.PostKind;
import org.muster.people.Scope;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.muster.shared.Sha256;
import org.muster.shared.Text;
import org.muster.shared.Texts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Situation reports, from the click that freezes their numbers to their release. */
@Service
public class Sitreps {

  private static final int LONGEST = 8_000;
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<List<Section>> SECTIONS = new TypeReference<>() {};

  private static final String SELECT =
      """
      select id, language, title, frozen, sections, edition, made_by, number, released_at,
             released_by, hash
        from situation.sitrep where institution_id = :institution
      """;

  private final JdbcClient jdbc;
  private final Freezing freezing;
  private final Drafting drafting;
  private final SitrepFiles files;
  private final SitrepTemplates templates;
  private final Texts texts;
  private final Trail trail;
  private final Clock clock;

  Sitreps(
      JdbcClient jdbc,
      Freezing freezing,
      Drafting drafting,
      SitrepFiles files,
      SitrepTemplates templates,
      Texts texts,
      Trail trail,
      Clock clock) {
    this.jdbc = jdbc;
    this.freezing = freezing;
    this.drafting = drafting;
    this.files = files;
    this.templates = templates;
    this.texts = texts;
    this.trail = trail;
    this.clock = clock;
  }

  /** True for those who see them; to make and release one is the working group's. */
  public static boolean sees(Scope scope) {
    return scope.whole();
  }

  /** True for those who make them. */
  public static boolean makes(Scope scope) {
    return scope.holds(PostKind.WORKING_GROUP);
  }

  static void require(Scope scope) {
    if (!makes(scope)) {
      throw Problem.forbidden();
    }
  }

  private static void requireSight(Scope scope) {
    if (!sees(scope)) {
      throw Problem.forbidden();
    }
  }

  /** Freezes the numbers of this moment and drafts the words, in the reader's language. */
  public UUID begin(Scope scope, Text t, String by) {
    require(scope);
    // Not in one transaction: what is counted is written down before it is read as it stands.
    var frozen = freezing.now(t, last());
    var id = Ids.next();
    jdbc.sql(
            """
            insert into situation.sitrep (institution_id, id, language, title, day, frozen_at,
                                          made_by, frozen, sections)
            values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb)
            """)
        .params(
            CurrentInstitution.get(),
            id,
            t.tag(),
            drafting.title(frozen, t),
            frozen.day(),
            frozen.at().atOffset(ZoneOffset.UTC),
            by,
            JSON.writeValueAsString(frozen),
            JSON.writeValueAsString(drafting.sections(frozen, t)))
        .update();
    trail.record("sitreps.freeze", "sitrep", id, Map.of("day", frozen.day().toString()));
    return id;
  }

  /** The last that was released. */
  Optional<Sitrep> last() {
    return jdbc.sql(SELECT + "and number is not null order by number desc limit 1")
        .param("institution", CurrentInstitution.get())
        .query(Sitreps::sitrep)
        .optional();
  }

  /** The newest, drafts among them. */
  public List<Sitrep> newest(Scope scope, int limit) {
    requireSight(scope);
    return jdbc.sql(SELECT + "order by frozen_at desc limit :limit")
        .param("institution", CurrentInstitution.get())
        .param("limit", limit)
        .query(Sitreps::sitrep)
        .list();
  }

  public Sitrep get(Scope scope, UUID id) {
    requireSight(scope);
    return jdbc.sql(SELECT + "and id = :id")
        .param("institution", CurrentInstitution.get())
        .param("id", id)
        .query(Sitreps::sitrep)
        .optional()
        .orElseThrow(Problem::notFound);
  }

  /**
   * Writes the words anew; nothing of the numbers.
   *
   * @param edition the one that whoever writes has seen
   * @throws Problem 409 where somebody else has written or released it since
   */
  @Transactional
  public void write(Scope scope, UUID id, int edition, String title, List<Section> sections) {
    require(scope);
    if (title.isBlank() || title.length() > 120) {
      throw Problem.unprocessable("sitreps.title");
    }
    if (sections.stream().anyMatch(one -> one.text().length() > LONGEST)) {
      throw Problem.unprocessable("sitreps.long", LONGEST);
    }
    get(scope, id);
    int changed =
        jdbc.sql(
                """
                update situation.sitrep
                   set title = :title, sections = :sections::jsonb, edition = edition + 1
                 where institution_id = :institution and id = :id and edition = :edition
                   and released_at is null
                """)
            .param("institution", CurrentInstitution.get())
            .param("id", id)
            .param("edition", edition)
            .param("title", title.strip())
            .param("sections", JSON.writeValueAsString(sections))
            .update();
    if (changed == 0) {
      throw Problem.conflict("sitreps.changed");
    }
    trail.record("sitreps.write", "sitrep", id, Map.of("edition", edition + 1));
  }

  /**
   * Releases it: it gets the next number, and its three files are kept as they are.
   *
   * @throws Problem 409 where it has been changed or released since it was seen
   */
  @Transactional
  public Sitrep release(Scope scope, UUID id, int edition, String by) {
    require(scope);
    // One after the other, so that numbers have no gaps.
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended('sitrep' || ?::text, 0))")
        .param(CurrentInstitution.get())
        .query(row -> {});
    var draft = get(scope, id);
    int released =
        jdbc.sql(
                """
                update situation.sitrep s
                   set number = 1 + coalesce((select max(x.number) from situation.sitrep x
                                               where x.institution_id = :institution), 0),
                       released_at = :now, released_by = :by, hash = :hash
                 where s.institution_id = :institution and s.id = :id and s.edition = :edition
                   and s.released_at is null
                """)
            .param("institution", CurrentInstitution.get())
            .param("id", id)
            .param("edition", edition)
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .param("by", by)
            .param("hash", hash(draft))
            .update();
    if (released == 0) {
      throw Problem.conflict("sitreps.changed");
    }
    var sitrep = get(scope, id);
    for (var kind : Sitrep.Kind.values()) {
      jdbc.sql(
              """
              insert into situation.sitrep_file (institution_id, sitrep_id, kind, content)
              values (?, ?, ?, ?)
              """)
          .params(CurrentInstitution.get(), id, kind.word(), made(sitrep, kind))
          .update();
    }
    trail.record(
        "sitreps.release",
        "sitrep",
        id,
        Map.of(
            "number",
            Objects.requireNonNull(sitrep.number()),
            "hash",
            Objects.requireNonNull(sitrep.hash())));
    return sitrep;
  }

  private static byte[] hash(Sitrep draft) {
    return Sha256.of(
        JSON.writeValueAsString(List.of(draft.title(), draft.frozen(), draft.sections())));
  }

  /** One of its files: as it was released, or of a draft as it would be. */
  public byte[] file(Scope scope, UUID id, Sitrep.Kind kind) {
    var sitrep = get(scope, id);
    if (!sitrep.released()) {
      return made(sitrep, kind);
    }
    return jdbc.sql(
            """
            select content from situation.sitrep_file
             where institution_id = ? and sitrep_id = ? and kind = ?
            """)
        .params(CurrentInstitution.get(), id, kind.word())
        .query(byte[].class)
        .single();
  }

  private byte[] made(Sitrep sitrep, Sitrep.Kind kind) {
    var t = texts.of(Locale.forLanguageTag(sitrep.language()));
    return switch (kind) {
      case DOCX -> files.docx(sitrep, templates.content(t), t);
      case XLSX -> files.xlsx(sitrep, t);
      case PDF -> files.pdf(sitrep, t);
    };
  }

  private static Sitrep sitrep(ResultSet row, int n) throws SQLException {
    var number = row.getInt(8);
    boolean draft = row.wasNull();
    var released = row.getObject(9, OffsetDateTime.class);
    var hash = row.getBytes(11);
    return new Sitrep(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getString(3),
        JSON.readValue(row.getString(4), Frozen.class),
        JSON.readValue(row.getString(5), SECTIONS),
        row.getInt(6),
        row.getString(7),
        draft ? null : number,
        released == null ? null : released.toInstant(),
        row.getString(10),
        hash == null ? null : HexFormat.of().formatHex(hash));
  }
}
