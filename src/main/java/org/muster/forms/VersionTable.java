package org.muster.forms;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.muster.shared.CurrentInstitution;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of versions: rows are added and read, nothing else. */
@Repository
class VersionTable {

  /** A version without its content. */
  record Entry(
      UUID id, String code, int version, String hash, OffsetDateTime publishedAt, String by) {

    FormVersion open(String content) {
      return new FormVersion(
          id, code, version, publishedAt.toInstant(), by, Canonical.of(content).form());
    }
  }

  private static final RowMapper<Entry> ENTRY =
      (row, number) ->
          new Entry(
              row.getObject("id", UUID.class),
              row.getString("code"),
              row.getInt("version"),
              row.getString("content_hash"),
              row.getObject("published_at", OffsetDateTime.class),
              row.getString("published_by"));

  private final JdbcClient jdbc;

  VersionTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** False when another has just published under this number. */
  boolean insert(FormVersion version, Canonical content) {
    return jdbc.sql(
                """
                insert into forms.version (institution_id, id, code, version, content, content_hash,
                  published_at, published_by)
                values (?, ?, ?, ?, ?::jsonb, ?, ?, ?)
                on conflict (institution_id, code, version) do nothing
                """)
            .params(
                CurrentInstitution.get(),
                version.id(),
                version.code(),
                version.version(),
                content.text(),
                content.hash(),
                version.publishedAt().atOffset(ZoneOffset.UTC),
                version.publishedBy())
            .update()
        == 1;
  }

  Optional<Entry> find(UUID id) {
    return jdbc.sql(
            """
            select id, code, version, content_hash, published_at, published_by
              from forms.version
             where institution_id = ? and id = ?
            """)
        .params(CurrentInstitution.get(), id)
        .query(ENTRY)
        .optional();
  }

  Optional<Entry> latest(String code) {
    return jdbc.sql(
            """
            select id, code, version, content_hash, published_at, published_by
              from forms.version
             where institution_id = ? and code = ?
             order by version desc limit 1
            """)
        .params(CurrentInstitution.get(), code)
        .query(ENTRY)
        .optional();
  }

  List<Entry> latestOfEach() {
    return jdbc.sql(
            """
            select distinct on (code) id, code, version, content_hash, published_at, published_by
              from forms.version
             where institution_id = ?
             order by code, version desc
            """)
        .params(CurrentInstitution.get())
        .query(ENTRY)
        .list();
  }

  List<Entry> all() {
    return jdbc.sql(
            """
            select id, code, version, content_hash, published_at, published_by
              from forms.version
             where institution_id = ?
             order by code, version desc
            """)
        .params(CurrentInstitution.get())
        .query(ENTRY)
        .list();
  }

  String content(UUID id) {
    return jdbc.sql("select content::text from forms.version where institution_id = ? and id = ?")
        .params(CurrentInstitution.get(), id)
        .query(String.class)
        .single();
  }
}
