package org.muster.audit;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.muster.shared.CurrentInstitution;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads rows about a person as PostgreSQL writes them in JSON, for the rooms' personal data. */
@Component
public class HeldRows {

  private static final TypeReference<List<Map<String, Object>>> ROWS = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final JsonMapper json;

  HeldRows(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  private record Held(
      HeldRows rows,
      int order,
      String kind,
      String sql,
      BiConsumer<UUID, Map<String, Object>> opening)
      implements PersonalRecords {

    @Override
    public List<Map<String, Object>> of(UUID person) {
      var found = rows.of(sql, person);
      found.forEach(row -> opening.accept(person, row));
      return found;
    }
  }

  /**
   * A kind of data that is what a query over {@code :institution} and {@code :person} finds, in its
   * order; fields that are null are left out.
   */
  public PersonalRecords kind(int order, String kind, String sql) {
    return kind(order, kind, sql, (person, row) -> {});
  }

  /**
   * The same where something of a row is sealed.
   *
   * @param opening puts the open text in a row of the person
   */
  public PersonalRecords kind(
      int order, String kind, String sql, BiConsumer<UUID, Map<String, Object>> opening) {
    return new Held(this, order, kind, sql, opening);
  }

  private List<Map<String, Object>> of(String sql, UUID person) {
    return json.readValue(
        jdbc.sql(
                """
                select coalesce(json_agg(json_strip_nulls(row_to_json(x))), '[]')::text
                  from (%s) x
                """
                    .formatted(sql))
            .param("institution", CurrentInstitution.get())
            .param("person", person)
            .query(String.class)
            .single(),
        ROWS);
  }
}
