package org.muster.people.roster;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.people.PersonNotes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What an import found and would do, list by list. */
@Service
public class ImportLists {

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final PersonNotes notes;

  ImportLists(JdbcClient jdbc, JsonMapper json, PersonNotes notes) {
    this.jdbc = jdbc;
    this.notes = notes;
    this.json = json;
  }

  /** The sheets with what their columns were taken for. */
  public List<SheetLine> sheets(UUID id) {
    return staged(id)
        .sql(
            """
            select sheet_no, file, name, entity, columns::text as columns from people.import_sheet
             where institution_id = :i and import_id = :m order by sheet_no
            """)
        .query(
            (row, n) ->
                new SheetLine(
                    row.getInt("sheet_no"),
                    row.getString("file"),
                    row.getString("name"),
                    row.getString("entity"),
                    json.readValue(
                        row.getString("columns"), new TypeReference<List<SheetLine.Column>>() {})))
        .list();
  }

  /** How many problems there are of each kind, the worst first. */
  public Map<String, Integer> problemCounts(UUID id) {
    var counts = new LinkedHashMap<String, Integer>();
    staged(id)
        .sql(
            """
            select kind, count(*)::int from people.import_problem
             where institution_id = :i and import_id = :m
             group by kind, severity
             order by array_position(array['error', 'warning', 'note'], severity), 2 desc, kind
            """)
        .query(
            row -> {
              counts.put(row.getString(1), row.getInt(2));
            });
    return counts;
  }

  /** The problems, of one kind or of all, in the order of the file. */
  public List<ValueProblem> problems(UUID id, @Nullable String kind, int offset, int limit) {
    return staged(id)
        .sql(
            """
            select p.kind, p.severity, s.file, s.name as sheet, p.row, p.heading as "column", p.value, p.number
              from people.import_problem p
              join people.import_sheet s
                on s.institution_id = :i and s.import_id = :m and s.sheet_no = p.sheet_no
             where p.institution_id = :i and p.import_id = :m
               and (:kind::text is null or p.kind = :kind)
             order by p.sheet_no, p.row, p.kind
            offset :offset limit :limit
            """)
        .param("kind", kind)
        .param("offset", offset)
        .param("limit", limit)
        .query(ValueProblem.class)
        .list();
  }

  /** The rows of one outcome, by number or by name. */
  public List<RowLine> rows(
      UUID id, Entity entity, Outcome outcome, boolean byName, int offset, int limit) {
    return staged(id)
        .sql(
            """
            select r.key, coalesce(r.said ->> 'name', r.said ->> 'class_name', r.said ->> 'class', r.said ->> 'room') as name,
                   s.name as sheet, r.row, r.changes::text as changes
              from people.import_row r
              left join people.import_sheet s
                on s.institution_id = :i and s.import_id = :m and s.sheet_no = r.sheet_no
             where r.institution_id = :i and r.import_id = :m and r.entity = :entity
               and r.outcome = :outcome and r.verdict in ('take', 'leave')
             order by case when :byName then r.initials end, r.key, r.row
            offset :offset limit :limit
            """)
        .param("entity", entity.key())
        .param("outcome", outcome.key())
        .param("byName", byName)
        .param("offset", offset)
        .param("limit", limit)
        .query(
            (row, n) ->
                new RowLine(
                    row.getString("key"),
                    row.getString("name"),
                    row.getString("sheet"),
                    row.getString("sheet") == null ? 0 : row.getInt("row"),
                    differences(row.getString("key"), row.getString("changes"))))
        .list();
  }

  /** Numbers that two people have. */
  public List<Conflict> conflicts(UUID id) {
    return new Decisions(staged(id)).all(json, notes);
  }

  private List<RowLine.Difference> differences(String key, @Nullable String changes) {
    if (changes == null) {
      return List.of();
    }
    var differences = new ArrayList<RowLine.Difference>();
    json.readValue(changes, new TypeReference<Map<String, List<@Nullable Object>>>() {})
        .forEach(
            (field, pair) ->
                differences.add(
                    new RowLine.Difference(
                        field,
                        opened(key, field, shown(pair.getFirst())),
                        opened(key, field, shown(pair.getLast())))));
    return differences;
  }

  private @Nullable String opened(String key, String field, @Nullable String value) {
    return value == null ? null : notes.open(key, field, value);
  }

  private static @Nullable String shown(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case List<?> several ->
          String.join(", ", several.stream().map(one -> one.toString().split(":")[0]).toList());
      default -> value.toString();
    };
  }

  private StagedSql staged(UUID id) {
    return new StagedSql(jdbc, id);
  }
}
