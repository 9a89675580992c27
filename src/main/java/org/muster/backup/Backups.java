package org.muster.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.muster.audit.Actor;
import org.muster.audit.Trail;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.MusterSettings;
import org.muster.shared.Problem;
import org.muster.shared.SecretFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Backups made from the page while the program runs, kept in the data directory's folder. */
@Service
@EnableConfigurationProperties(BackupSettings.class)
public class Backups {

  private static final Logger LOG = LoggerFactory.getLogger(Backups.class);
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("'muster-'yyyyMMdd-HHmmss'.backup'").withZone(ZoneOffset.UTC);

  private final RunRepository runs;
  private final Source source;
  private final BackupSettings settings;
  private final Path data;
  private final Path folder;
  private final Trail trail;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final Semaphore one = new Semaphore(1);

  Backups(
      RunRepository runs,
      Source source,
      BackupSettings settings,
      MusterSettings muster,
      Trail trail,
      TransactionTemplate transaction,
      Clock clock) {
    this.runs = runs;
    this.source = source;
    this.settings = settings;
    data = muster.data();
    folder = data.resolve("backups");
    this.trail = trail;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Begins a backup and comes back at once; its run tells how far it is.
   *
   * @throws Problem where another is being made, or not everything may be read
   */
  public UUID begin(Actor by) {
    var database = source.database();
    if (!one.tryAcquire()) {
      throw Problem.conflict("backup.running");
    }
    try {
      var institution = CurrentInstitution.get();
      var now = clock.instant();
      var id = Ids.next();
      var file = folder.resolve(NAME.format(now));
      var making = new BackupMaking(database, data, BackupKey.forMaking(settings, data));
      runs.begin(id, String.valueOf(file.getFileName()), by, now);
      Thread.ofVirtual()
          .name("backup-" + id)
          .start(
              () ->
                  CurrentInstitution.run(
                      institution, () -> by.run(() -> makeAndLetGo(id, making, file))));
      return id;
    } catch (RuntimeException refused) {
      one.release();
      throw refused;
    }
  }

  private void makeAndLetGo(UUID id, BackupMaking making, Path file) {
    try {
      make(id, making, file);
    } finally {
      one.release();
    }
  }

  private void make(UUID id, BackupMaking making, Path file) {
    try {
      Files.createDirectories(folder, SecretFile.ownerOnly("rwx------"));
      var made = making.make(file, (table, rows, done, all) -> runs.progress(id, done, all, rows));
      transaction.executeWithoutResult(
          status -> {
            runs.made(id, made.bytes(), clock.instant());
            trail.record(
                "backup.made",
                "backup",
                String.valueOf(file.getFileName()),
                Map.of("bytes", made.bytes(), "rows", made.contents().rows()));
          });
    } catch (Problem told) {
      runs.failed(id, told.code(), clock.instant());
    } catch (IOException | SQLException | RuntimeException broken) {
      LOG.error("backup {} broke off", id, broken);
      runs.failed(id, "backup.failed", clock.instant());
    }
  }

  /** The newest first. */
  public List<BackupRun> latest() {
    return runs.latest(clock.instant()).stream().map(this::withFile).toList();
  }

  private BackupRun withFile(BackupRun run) {
    return run.state() == BackupRun.State.MADE && !Files.exists(folder.resolve(run.file()))
        ? run.gone()
        : run;
  }

  /**
   * The file of a backup, for whoever takes it away; it is on the trail.
   *
   * @throws Problem 404 where there is none, or no longer
   */
  public Path take(UUID id) {
    var run =
        latest().stream()
            .filter(it -> it.id().equals(id) && it.state() == BackupRun.State.MADE)
            .findFirst()
            .orElseThrow(Problem::notFound);
    transaction.executeWithoutResult(
        status ->
            trail.record(
                "backup.downloaded",
                "backup",
                run.file(),
                Map.of("bytes", String.valueOf(run.bytes()))));
    return folder.resolve(run.file());
  }

  /** What tells the key apart from others, or empty before the first backup. */
  public String keyMark() {
    try {
      return BackupKey.forReading(settings, data).mark();
    } catch (Problem none) {
      return "";
    }
  }
}
