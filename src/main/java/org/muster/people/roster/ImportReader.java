package org.muster.people.roster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.muster.people.PersonNotes;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Divisions;
import org.muster.shared.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Reads the files of an import into the staging tables and compares them. */
@Component
class ImportReader {

  private static final Logger LOG = LoggerFactory.getLogger(ImportReader.class);

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final JsonMapper json;
  private final Clock clock;
  private final Divisions divisions;
  private final ImportFiles files;
  private final PersonNotes notes;

  /** Each holds the strings of a workbook in memory. */
  private final Semaphore atOnce = new Semaphore(2, true);

  ImportReader(
      JdbcClient jdbc,
      TransactionTemplate transaction,
      JsonMapper json,
      Clock clock,
      Divisions divisions,
      ImportFiles files,
      PersonNotes notes) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.json = json;
    this.clock = clock;
    this.divisions = divisions;
    this.files = files;
    this.notes = notes;
  }

  /** Reads where nobody waits for the answer: the import itself tells how it went. */
  void readQuietly(UUID id, @Nullable UUID viewer) {
    try {
      read(id, viewer);
    } catch (Problem told) {
      LOG.debug("import {} was refused: {}", id, told.code());
    } catch (RuntimeException broken) {
      LOG.error("import {} broke off", id, broken);
    }
  }

  void read(UUID id, @Nullable UUID viewer) {
    atOnce.acquireUninterruptibly();
    try {
      stage(id);
      compare(id, viewer);
    } catch (Problem refused) {
      fail(id, refused.code(), refused.arguments());
      throw refused;
    } catch (IOException unreadable) {
      fail(id, "import.broken-off", List.of());
      throw new UncheckedIOException(unreadable);
    } catch (RuntimeException broken) {
      fail(id, "import.broken-off", List.of());
      throw broken;
    } finally {
      atOnce.release();
    }
  }

  private void stage(UUID id) throws IOException {
    clear(id);
    var staged = new StagedSql(jdbc, id);
    var staging = new Staging(jdbc, json, id, notes, rows -> beat(staged, "reading", rows));
    var reading = new RosterReading(divisions, new LearntColumns(jdbc).all(), staging);
    var names =
        staged
            .sql("select unnest(files) from people.import where institution_id = :i and id = :m")
            .query(String.class)
            .list();
    for (int i = 0; i < names.size(); i++) {
      FileReader.read(files.kept(id, i, names.get(i)), reading);
    }
    reading.end();
    staging.flush();
    if (!staging.recognised()) {
      throw Problem.unprocessable("import.no-heading", String.join(", ", names));
    }
    beat(staged, "comparing", null);
    // The columns that are joined by; what a row says is never searched.
    jdbc.sql(
            """
            analyze people.import_row
              (institution_id, import_id, sheet_no, row, entity, key, verdict, id)
            """)
        .update();
    transaction.executeWithoutResult(
        status -> {
          staged.planForMany();
          new Duplicates(staged).settle();
        });
  }

  /** Compares anew with what is there now. */
  void compare(UUID id, @Nullable UUID viewer) {
    var staged = new StagedSql(jdbc, id);
    transaction.executeWithoutResult(
        status -> {
          long revision =
              jdbc.sql("select revision from people.institution where id = ?")
                  .param(CurrentInstitution.get())
                  .query(Long.class)
                  .single();
          new Comparison(staged, viewer, true).compare();
          staged
              .sql(
                  """
                  update people.import
                     set state = 'ready', revision = :revision, counts = :counts::jsonb
                   where institution_id = :i and id = :m
                  """)
              .param("revision", revision)
              .param("counts", json.writeValueAsString(Comparison.counts(staged)))
              .update();
        });
  }

  private void beat(StagedSql staged, String state, @Nullable Integer rows) {
    staged
        .sql(
            """
            update people.import
               set state = :state, beat_at = :now, rows_read = coalesce(:rows::int, rows_read)
             where institution_id = :i and id = :m
            """)
        .param("state", state)
        .param("rows", rows)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  private void clear(UUID id) {
    var staged = new StagedSql(jdbc, id);
    for (var table : List.of("import_row", "import_problem", "import_sheet", "import_decision")) {
      staged
          .sql("delete from people." + table + " where institution_id = :i and import_id = :m")
          .update();
    }
  }

  /** Nothing half read stays: only that it failed, and why. */
  private void fail(UUID id, String code, List<Object> arguments) {
    clear(id);
    files.drop(id);
    new StagedSql(jdbc, id)
        .sql(
            """
            update people.import set state = 'failed', failure = :code, failure_args = :args
             where institution_id = :i and id = :m
            """)
        .param("code", code)
        .param("args", arguments.stream().map(String::valueOf).toArray(String[]::new))
        .update();
  }
}
