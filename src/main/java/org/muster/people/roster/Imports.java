package org.muster.people.roster;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Trail;
import org.muster.identity.Viewer;
import org.muster.people.Institutions;
import org.muster.people.RosterApplied;
import org.muster.people.Statistics;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Roster imports: read, looked at, decided on and applied. */
@Service
public class Imports {

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final JsonMapper json;
  private final Clock clock;
  private final Institutions institutions;
  private final ImportReader reader;
  private final ImportFiles files;
  private final Statistics statistics;
  private final Trail trail;
  private final ApplicationEventPublisher events;

  Imports(
      JdbcClient jdbc,
      TransactionTemplate transaction,
      JsonMapper json,
      Clock clock,
      Institutions institutions,
      ImportReader reader,
      ImportFiles files,
      Statistics statistics,
      Trail trail,
      ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.json = json;
    this.clock = clock;
    this.institutions = institutions;
    this.reader = reader;
    this.files = files;
    this.statistics = statistics;
    this.trail = trail;
    this.events = events;
  }

  /** Takes files over; nothing of them is read yet. */
  public UUID begin(Viewer viewer, List<Upload> uploads) throws IOException {
    if (uploads.isEmpty()) {
      throw Problem.unprocessable("import.no-file");
    }
    var id = Ids.next();
    files.keep(id, uploads);
    var now = clock.instant();
    jdbc.sql(
            """
            insert into people.import
              (institution_id, id, state, files, by_person, by_name, created_at, beat_at)
            values (?, ?, 'reading', ?, ?, ?, ?, ?)
            """)
        .param(CurrentInstitution.get())
        .param(id)
        .param(uploads.stream().map(Upload::name).toArray(String[]::new))
        .param(viewer.person())
        .param(viewer.name())
        .param(now.atOffset(ZoneOffset.UTC))
        .param(now.atOffset(ZoneOffset.UTC))
        .update();
    return id;
  }

  /** Reads and compares, and comes back when that is done. */
  public void read(Viewer viewer, UUID id) {
    reader.read(id, viewer.person());
  }

  /** Reads and compares while the caller goes on. */
  public void readMeanwhile(Viewer viewer, UUID id) {
    var institution = CurrentInstitution.get();
    Thread.ofVirtual()
        .name("import-" + id)
        .start(
            () ->
                CurrentInstitution.run(institution, () -> reader.readQuietly(id, viewer.person())));
  }

  /**
   * Remembers what columns mean, for this file and all later ones, and makes it ready to be read.
   */
  public void map(UUID id, Entity entity, Map<String, @Nullable Field> fields) {
    transaction.executeWithoutResult(
        status -> {
          int open =
              new StagedSql(jdbc, id)
                  .sql(
                      """
                      update people.import set state = 'reading', beat_at = :now, rows_read = 0
                       where institution_id = :i and id = :m and state = 'ready'
                      """)
                  .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                  .update();
          if (open == 0) {
            throw Problem.conflict("import.not-ready");
          }
          new LearntColumns(jdbc).remember(entity, fields);
        });
  }

  /**
   * Applies an import, once; a second time only what was decided since.
   *
   * @param leaversConfirmed true when somebody has seen that very many would leave
   */
  public Import apply(Viewer viewer, UUID id, boolean leaversConfirmed) {
    var found = get(id);
    if (found.applied() && found.pending() == 0) {
      return found;
    }
    if (!found.ready() && !found.applied()) {
      throw found.working()
          ? Problem.conflict("import.not-ready")
          : Problem.conflict("import.broken-off");
    }
    if (found.ready() && found.manyLeavers() && !leaversConfirmed) {
      throw Problem.conflict("import.leavers", found.count("students", "leave"), found.students());
    }
    var current = transaction.execute(status -> applyLocked(viewer, id));
    if (!Boolean.TRUE.equals(current)) {
      // People changed since the comparison was shown: show it anew before anything is done.
      reader.compare(id, viewer.person());
      throw Problem.conflict("import.stale");
    }
    files.drop(id);
    statistics.refresh();
    return get(id);
  }

  private boolean applyLocked(Viewer viewer, UUID id) {
    var institution = CurrentInstitution.get();
    var staged = new StagedSql(jdbc, id);
    // The lock lets one application of an institution through at a time.
    long revision =
        jdbc.sql("select revision from people.institution where id = ? for no key update")
            .param(institution)
            .query(Long.class)
            .single();
    var before =
        staged
            .sql("select state, revision from people.import where institution_id = :i and id = :m")
            .query((row, n) -> Map.entry(row.getString(1), row.getLong(2)))
            .single();
    boolean first = before.getKey().equals("ready");
    if (first && before.getValue() != revision) {
      return false;
    }
    var now = nextInstant();
    new Comparison(staged, viewer.person(), first).compare();
    int changed = new RosterApplication(staged, now, institutions.today()).apply();
    staged
        .sql(
            """
            update people.import
               set state = 'applied', counts = :counts::jsonb,
                   applied_at = coalesce(applied_at, :now), applied_by = coalesce(applied_by, :by)
             where institution_id = :i and id = :m
            """)
        .param("counts", json.writeValueAsString(Comparison.counts(staged)))
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("by", viewer.name())
        .update();
    if (changed > 0) {
      jdbc.sql("update people.institution set revision = revision + 1 where id = ?")
          .param(institution)
          .update();
      events.publishEvent(new RosterApplied(institution, id));
    }
    trail.record("import.applied", "import", id, Map.of("rows", changed));
    return true;
  }

  /** Two applications never share an instant: stays are told apart by when they begin. */
  private Instant nextInstant() {
    var now = clock.instant().truncatedTo(java.time.temporal.ChronoUnit.MICROS);
    var last =
        jdbc.sql(
                """
                select greatest(
                  (select max(applied_at) from people.import where institution_id = ?),
                  (select max(from_at) from people.membership where institution_id = ?),
                  (select max(from_at) from people.residence where institution_id = ?))
                """)
            .params(CurrentInstitution.get(), CurrentInstitution.get(), CurrentInstitution.get())
            .query(java.time.OffsetDateTime.class)
            .optional()
            .map(java.time.OffsetDateTime::toInstant);
    return last.filter(moment -> !moment.isBefore(now))
        .map(moment -> moment.plusNanos(1_000))
        .orElse(now);
  }

  /** Says which of the rows under one number is right. */
  public void decide(Viewer viewer, UUID id, String number, @Nullable Integer sheetNo, int row) {
    transaction.executeWithoutResult(
        status -> {
          var state = get(id);
          if (!state.ready() && !state.applied()) {
            throw Problem.conflict("import.not-ready");
          }
          if (state.applied() && latest().stream().anyMatch(later -> follows(later, state))) {
            throw Problem.conflict("import.superseded");
          }
          new Decisions(new StagedSql(jdbc, id))
              .decide(number, sheetNo, row, viewer.name(), clock.instant());
          trail.record("import.decided", "import", id, Map.of("number", number, "row", row));
        });
    if (get(id).ready()) {
      reader.compare(id, viewer.person());
    }
  }

  /** An import; 404 when there is none. */
  public Import get(UUID id) {
    return find(id).stream().findFirst().orElseThrow(Problem::notFound);
  }

  /** The latest imports, the newest first. */
  public List<Import> latest() {
    return find(null);
  }

  private List<Import> find(@Nullable UUID id) {
    return new ImportQuery(jdbc, json, clock).find(id);
  }

  private static boolean follows(Import later, Import earlier) {
    return later.appliedAt() != null
        && earlier.appliedAt() != null
        && later.appliedAt().isAfter(earlier.appliedAt());
  }
}
