package org.muster.situation.returns;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
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

/** The workbooks that other offices want filled, as they were uploaded: they never change. */
@Service
public class Blanks {

  private static final int LONGEST_NAME = 100;

  private record Key(UUID institution, UUID blank) {}

  private final JdbcClient jdbc;
  private final Trail trail;
  private final Clock clock;
  private final Cache<Key, List<Grid>> grids = Caffeine.newBuilder().maximumSize(50).build();

  Blanks(JdbcClient jdbc, Trail trail, Clock clock) {
    this.jdbc = jdbc;
    this.trail = trail;
    this.clock = clock;
  }

  /** True for those who have the whole institution's figures in their charge. */
  public static boolean may(Scope scope) {
    return scope.whole();
  }

  /** Those in use, the newest first. */
  public List<Blank> all() {
    return select("and b.retired_at is null order by b.id desc").query(Blanks::blank).list();
  }

  /** One that must be there. */
  public Blank get(UUID id) {
    return select("and b.id = :id")
        .param("id", id)
        .query(Blanks::blank)
        .optional()
        .orElseThrow(Problem::notFound);
  }

  private JdbcClient.StatementSpec select(String clause) {
    return jdbc.sql(
            """
            select b.id, b.name, b.file_name, p.name, b.made_at, b.fills_at,
                   b.retired_at is not null,
                   (select count(*) from situation.blank_cell c
                     where c.institution_id = b.institution_id and c.blank_id = b.id)
              from situation.blank b
              join people.person p on p.institution_id = b.institution_id and p.id = b.made_by
             where b.institution_id = :institution
            """
                + clause)
        .param("institution", CurrentInstitution.get());
  }

  private static Blank blank(ResultSet row, int n) throws SQLException {
    return new Blank(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getObject(5, OffsetDateTime.class).toInstant(),
        row.getObject(6, LocalTime.class),
        row.getBoolean(7),
        row.getInt(8));
  }

  /**
   * Takes a workbook in.
   *
   * @param name what it is called here; empty for its file's name
   * @throws Problem 422 for one that is no workbook, too large, protected, or has macros
   */
  @Transactional
  public UUID take(String name, String sentName, byte[] bytes, UUID by) {
    var file = sentName.replaceAll(".*[/\\\\]", "").replaceAll("\\p{Cntrl}", "").strip();
    SentWorkbook.check(file, bytes);
    var called = name.isBlank() ? file.substring(0, file.lastIndexOf('.')) : name.strip();
    if (called.isBlank() || called.length() > LONGEST_NAME) {
      throw Problem.unprocessable("returns.name", LONGEST_NAME);
    }
    var id = Ids.next();
    jdbc.sql(
            """
            insert into situation.blank
              (institution_id, id, name, file_name, bytes, made_by, made_at)
            values (:institution, :id, :name, :file, :bytes, :by, :now)
            """)
        .param("institution", CurrentInstitution.get())
        .param("id", id)
        .param("name", called)
        .param("file", file)
        .param("bytes", bytes)
        .param("by", by)
        .param("now", now())
        .update();
    trail.record("returns.blank", "blank", id, Map.of("name", called));
    return id;
  }

  /** Its sheets as pages show them. */
  public List<Grid> grids(UUID id) {
    return grids.get(
        new Key(CurrentInstitution.get(), id),
        unread -> {
          try (var book = SentWorkbook.open(bytes(id))) {
            return new GridReading().all(book);
          } catch (IOException unclosable) {
            throw new UncheckedIOException(unclosable);
          }
        });
  }

  byte[] bytes(UUID id) {
    return jdbc.sql("select bytes from situation.blank where institution_id = ? and id = ?")
        .params(CurrentInstitution.get(), id)
        .query((row, n) -> row.getBytes(1))
        .optional()
        .orElseThrow(Problem::notFound);
  }

  /** From now on it is filled by itself at this hour of each day; null for by hand only. */
  @Transactional
  public void fillAt(UUID id, @Nullable LocalTime at) {
    int changed =
        jdbc.sql(
                """
                update situation.blank
                   set fills_at = :at::time,
                       fills_since = case when :at::time is null then null
                                          else :now::timestamptz end
                 where institution_id = :institution and id = :id and retired_at is null
                """)
            .param("at", at)
            .param("now", now())
            .param("institution", CurrentInstitution.get())
            .param("id", id)
            .update();
    changedOne(changed);
    trail.record("returns.hour", "blank", id, at == null ? Map.of() : Map.of("at", at.toString()));
  }

  /** It is not filled any more; what it was filled with stays. */
  @Transactional
  public void retire(UUID id) {
    changedOne(
        jdbc.sql(
                """
                update situation.blank set retired_at = ?, fills_at = null, fills_since = null
                 where institution_id = ? and id = ? and retired_at is null
                """)
            .params(now(), CurrentInstitution.get(), id)
            .update());
    trail.record("returns.retired", "blank", id, Map.of());
  }

  private static void changedOne(int changed) {
    if (changed == 0) {
      throw Problem.notFound();
    }
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
