package org.muster.watch.cases;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.muster.audit.Trail;
import org.muster.identity.Viewer;
import org.muster.people.Scope;
import org.muster.people.SheetFiles;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.muster.shared.Seals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Files that were sent for an outbreak, kept sealed until they are applied, for a day at most. */
@Service
public class LineFiles {

  private static final int MOST_ROWS = 20_000;
  private static final int MOST_COLUMNS = 100;
  private static final Duration KEPT = Duration.ofDays(1);

  /**
   * A file.
   *
   * @param rows its rows, the heading first
   */
  public record Sent(
      UUID id, UUID outbreak, boolean contacts, String name, List<List<String>> rows) {}

  private final JdbcClient jdbc;
  private final SheetFiles sheets;
  private final Outbreaks outbreaks;
  private final Seals seals;
  private final JsonMapper json;
  private final Trail trail;
  private final Clock clock;

  LineFiles(
      JdbcClient jdbc,
      SheetFiles sheets,
      Outbreaks outbreaks,
      Seals seals,
      JsonMapper json,
      Trail trail,
      Clock clock) {
    this.jdbc = jdbc;
    this.sheets = sheets;
    this.outbreaks = outbreaks;
    this.seals = seals;
    this.json = json;
    this.trail = trail;
    this.clock = clock;
  }

  /** Reads a file and keeps what it says. */
  @Transactional
  public UUID keep(
      Viewer viewer, Scope scope, UUID outbreak, boolean contacts, String name, Path file) {
    Sees.requireAll(scope);
    outbreaks.locked(outbreak);
    var rows = sheets.rows(name, file, MOST_ROWS + 1);
    if (rows.size() < 2 || rows.getFirst().size() > MOST_COLUMNS) {
      throw Problem.unprocessable("cases.no-lines", MOST_COLUMNS);
    }
    var now = clock.instant();
    jdbc.sql("delete from watch.line_file where institution_id = ? and at < ?")
        .params(CurrentInstitution.get(), now.minus(KEPT).atOffset(ZoneOffset.UTC))
        .update();
    var id = Ids.next();
    jdbc.sql(
            """
            insert into watch.line_file (institution_id, id, outbreak_id, kind, name, lines, by_id, at)
            values (:institution, :id, :outbreak, :kind, :name, :lines, :by::uuid, :at)
            """)
        .param("institution", CurrentInstitution.get())
        .param("id", id)
        .param("outbreak", outbreak)
        .param("kind", contacts ? "contacts" : "cases")
        .param("name", name)
        .param("lines", seals.seal(CasesHeld.LINES.name(), id, json.writeValueAsString(rows)))
        .param("by", viewer.person())
        .param("at", now.atOffset(ZoneOffset.UTC))
        .update();
    trail.record("cases.line-file", "outbreak", outbreak, Map.of("rows", rows.size() - 1));
    return id;
  }

  /** A file of an outbreak that was not applied yet. */
  public Sent get(Scope scope, UUID outbreak, UUID id) {
    Sees.requireAll(scope);
    return jdbc.sql(
            """
            select kind, name, lines from watch.line_file
             where institution_id = ? and outbreak_id = ? and id = ?
            """)
        .params(CurrentInstitution.get(), outbreak, id)
        .query(
            (row, n) ->
                new Sent(
                    id,
                    outbreak,
                    row.getString(1).equals("contacts"),
                    row.getString(2),
                    json.readValue(
                        seals.open(CasesHeld.LINES.name(), id, row.getString(3)),
                        new TypeReference<List<List<String>>>() {})))
        .optional()
        .orElseThrow(Problem::notFound);
  }

  /** Forgets a file; of two who apply it at once the second finds none. */
  void drop(UUID id) {
    int gone =
        jdbc.sql("delete from watch.line_file where institution_id = ? and id = ?")
            .params(CurrentInstitution.get(), id)
            .update();
    if (gone == 0) {
      throw Problem.conflict("cases.applied-meanwhile");
    }
  }
}
