package org.muster.people.roster;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.muster.people.Initials;
import org.muster.people.PersonNotes;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Lays rows into the database in batches while the file is still being read. */
final class Staging implements RosterReading.Receiver {

  private static final int BATCH = 1_000;

  private record Staged(
      int sheetNo, int row, Entity entity, String key, @Nullable String initials, String said) {}

  private record Problem(
      Finding finding, int sheetNo, int row, @Nullable String heading, @Nullable String number) {}

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final UUID importId;
  private final PersonNotes notes;
  private final IntConsumer progress;
  private final UUID institution = CurrentInstitution.get();
  private final List<Staged> rows = new ArrayList<>(BATCH);
  private final List<Problem> problems = new ArrayList<>();
  private int read;
  private boolean recognised;

  Staging(
      JdbcClient jdbc, JsonMapper json, UUID importId, PersonNotes notes, IntConsumer progress) {
    this.jdbc = jdbc;
    this.notes = notes;
    this.json = json;
    this.importId = importId;
    this.progress = progress;
  }

  /** True when a heading of ours was found on any sheet. */
  boolean recognised() {
    return recognised;
  }

  @Override
  public void sheet(int sheetNo, String file, String name, Heading heading) {
    var entity = heading.entity();
    recognised |= entity != null;
    var columns =
        heading.columns().stream()
            .map(
                column ->
                    column.field() == null
                        ? Map.of("heading", column.heading())
                        : Map.of("heading", column.heading(), "field", column.field().key()))
            .toList();
    jdbc.sql(
            """
            insert into people.import_sheet
              (institution_id, import_id, sheet_no, file, name, entity, heading_row, columns)
            values (?, ?, ?, ?, ?, ?, ?, ?::jsonb)
            """)
        .params(institution, importId, sheetNo, file, name)
        .param(entity == null ? null : entity.key())
        .params(heading.row(), json.writeValueAsString(columns))
        .update();
    if (entity == null) {
      problems.add(
          new Problem(
              new Finding(Kind.SHEET_UNKNOWN, null, name), sheetNo, heading.row(), null, null));
    }
  }

  @Override
  public void row(int sheetNo, int line, Heading heading, Row row) {
    var entity = Objects.requireNonNull(heading.entity());
    for (var finding : row.findings()) {
      problems.add(
          new Problem(finding, sheetNo, line, written(heading, finding.field()), row.number()));
    }
    var name = row.said().get("name");
    if (row.key() != null) {
      rows.add(
          new Staged(
              sheetNo,
              line,
              entity,
              row.key(),
              name == null ? null : Initials.of(name.toString()),
              json.writeValueAsString(sealed(row.key(), row.said()))));
    }
    read++;
    if (rows.size() >= BATCH || problems.size() >= BATCH) {
      flush();
    }
  }

  private Map<String, Object> sealed(String number, Map<String, Object> said) {
    var note = said.get(PersonNotes.FIELD);
    if (note == null) {
      return said;
    }
    var sealed = new LinkedHashMap<>(said);
    sealed.put(PersonNotes.FIELD, notes.seal(number, note.toString()));
    return sealed;
  }

  private static @Nullable String written(Heading heading, @Nullable Field field) {
    return heading.columns().stream()
        .filter(column -> column.field() == field && field != null)
        .map(Heading.Column::heading)
        .findFirst()
        .orElse(null);
  }

  /** Writes what is still held; after the last row too. */
  void flush() {
    progress.accept(read);
    flushRows();
    flushProblems();
  }

  private void flushRows() {
    if (rows.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            insert into people.import_row
              (institution_id, import_id, sheet_no, row, entity, key, initials, said, verdict, id)
            select ?, ?, s.sheet_no, s.row, s.entity, s.key, s.initials, s.said::jsonb,
                   case when s.entity in ('student', 'staff') and s.initials is null
                        then 'refused' else 'take' end, s.id
              from unnest(?::int[], ?::int[], ?::text[], ?::text[], ?::text[], ?::text[], ?::uuid[])
                   as s (sheet_no, row, entity, key, initials, said, id)
            """)
        .params(
            institution,
            importId,
            rows.stream().map(Staged::sheetNo).toArray(Integer[]::new),
            rows.stream().map(Staged::row).toArray(Integer[]::new),
            rows.stream().map(row -> row.entity().key()).toArray(String[]::new),
            rows.stream().map(Staged::key).toArray(String[]::new),
            rows.stream().map(Staged::initials).toArray(String[]::new),
            rows.stream().map(Staged::said).toArray(String[]::new),
            rows.stream().map(row -> Ids.next()).toArray(UUID[]::new))
        .update();
    rows.clear();
  }

  private void flushProblems() {
    if (problems.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            insert into people.import_problem
              (institution_id, import_id, id, kind, severity, sheet_no, row, heading, value, number)
            select ?, ?, p.*
              from unnest(?::uuid[], ?::text[], ?::text[], ?::int[], ?::int[], ?::text[],
                          ?::text[], ?::text[]) as p
            """)
        .params(
            institution,
            importId,
            problems.stream().map(problem -> Ids.next()).toArray(UUID[]::new),
            problems.stream().map(p -> p.finding().kind().key()).toArray(String[]::new),
            problems.stream().map(p -> p.finding().kind().severity().key()).toArray(String[]::new),
            problems.stream().map(Problem::sheetNo).toArray(Integer[]::new),
            problems.stream().map(Problem::row).toArray(Integer[]::new),
            problems.stream().map(Problem::heading).toArray(String[]::new),
            problems.stream().map(p -> p.finding().value()).toArray(String[]::new),
            problems.stream().map(Problem::number).toArray(String[]::new))
        .update();
    problems.clear();
  }
}
