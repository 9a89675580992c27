package org.muster.calls;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Seals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What is being typed, one per person and author, sealed whole. */
@Component
class DraftTable {

  static final String FIELDS = "calls.draft.fields";

  private static final TypeReference<Map<String, List<String>>> TYPED = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Seals seals;
  private final Clock clock;

  DraftTable(JdbcClient jdbc, JsonMapper json, Seals seals, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.seals = seals;
    this.clock = clock;
  }

  void save(UUID person, UUID author, Map<String, List<String>> fields) {
    jdbc.sql(
            """
            insert into calls.draft (institution_id, person_id, author_id, fields, at)
            values (:institution, :person, :author, :fields, :now)
            on conflict (institution_id, person_id, author_id)
            do update set fields = :fields, at = :now
            """)
        .param("institution", CurrentInstitution.get())
        .param("person", person)
        .param("author", author)
        .param("fields", seals.seal(FIELDS, person, json.writeValueAsString(fields)))
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  Optional<Map<String, List<String>>> find(UUID person, UUID author) {
    return jdbc.sql(
            """
            select fields from calls.draft
             where institution_id = ? and person_id = ? and author_id = ?
            """)
        .params(CurrentInstitution.get(), person, author)
        .query(String.class)
        .optional()
        .map(stored -> json.readValue(seals.open(FIELDS, person, stored), TYPED));
  }

  void delete(UUID person, UUID author) {
    jdbc.sql(
            """
            delete from calls.draft
             where institution_id = ? and person_id = ? and author_id = ?
            """)
        .params(CurrentInstitution.get(), person, author)
        .update();
  }

  /** True where this submission has been kept: a draft of it that arrives late is none. */
  boolean kept(String submission) {
    return jdbc.sql(
            """
            select exists (select from calls.attempt where institution_id = ? and submission = ?)
            """)
        .params(CurrentInstitution.get(), submission)
        .query(Boolean.class)
        .single();
  }
}
