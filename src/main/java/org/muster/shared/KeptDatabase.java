package org.muster.shared;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/**
 * The embedded database of a data directory, for commands that work beside the program or while it
 * is stopped.
 */
public final class KeptDatabase implements WholeDatabase, AutoCloseable {

  private static final int PORT_LINE = 3;

  private final WholeDatabase whole;
  private final @Nullable EmbeddedDatabase started;
  private final @Nullable DataDirectory directory;

  private KeptDatabase(
      WholeDatabase whole, @Nullable EmbeddedDatabase started, @Nullable DataDirectory directory) {
    this.whole = whole;
    this.started = started;
    this.directory = directory;
  }

  /** True where the directory holds a database of its own. */
  public static boolean isIn(Path data) {
    return Files.isDirectory(data.resolve(EmbeddedDatabase.CLUSTER));
  }

  /**
   * Joins the database of the program that runs on the directory, or starts it where none does.
   *
   * @throws IOException when the program runs, and its database does not
   */
  public static KeptDatabase open(Path data)
      throws IOException, InterruptedException, SQLException {
    if (Files.exists(data.resolve(DataDirectory.HALF_RESTORED))) {
      throw DataDirectoryUnusable.halfRestored(data);
    }
    DataDirectory directory;
    try {
      directory = new DataDirectory(data);
    } catch (DataDirectoryInUse running) {
      return new KeptDatabase(join(data), null, null);
    }
    return start(directory);
  }

  /** Makes a database in a directory that no program starts on until {@link #finish}. */
  public static KeptDatabase create(Path data)
      throws IOException, InterruptedException, SQLException {
    var directory = new DataDirectory(data);
    Files.createFile(directory.resolve(DataDirectory.HALF_RESTORED));
    return start(directory);
  }

  private static KeptDatabase start(DataDirectory directory)
      throws IOException, InterruptedException, SQLException {
    try {
      var database = new EmbeddedDatabase(directory);
      return new KeptDatabase(database, database, directory);
    } catch (IOException | SQLException | RuntimeException failed) {
      directory.close();
      throw failed;
    }
  }

  private static WholeDatabase join(Path data) throws IOException {
    Path cluster = data.toAbsolutePath().normalize().resolve(EmbeddedDatabase.CLUSTER);
    if (new OrphanGuard(cluster).postmaster().isEmpty()) {
      throw new IOException("a Muster runs on " + data + " without the database in it");
    }
    List<String> lines = Files.readAllLines(cluster.resolve("postmaster.pid"));
    String url =
        "jdbc:postgresql://localhost:%s/%s"
            .formatted(lines.get(PORT_LINE).strip(), EmbeddedOwner.NAME);
    String password = new SecretFile(data.resolve(EmbeddedDatabase.SUPERUSER_FILE)).value();
    return () -> DriverManager.getConnection(url, EmbeddedDatabase.SUPERUSER, password);
  }

  @Override
  public Connection connect() throws SQLException {
    return whole.connect();
  }

  /** The folders of migrations with the newest version of each that this program knows. */
  public static Map<String, Integer> newestVersions() {
    return RoomMigrations.newest();
  }

  /** The folders of migrations with the table of public that keeps the history of each. */
  public static Map<String, String> histories() {
    var histories = new TreeMap<String, String>();
    RoomMigrations.folders()
        .forEach(folder -> histories.put(folder, RoomMigrations.history(folder)));
    return histories;
  }

  /** Migrates a database that was started here as the program does, to these versions. */
  public void migrate(Map<String, Integer> versions) {
    if (started == null) {
      throw new IllegalStateException("the running program migrates its own database");
    }
    new RoomMigrations()
        .migrate(
            Flyway.configure()
                .dataSource(started.getJdbcUrl(), started.getUsername(), started.getPassword())
                .defaultSchema("public")
                .load(),
            versions);
  }

  /** Lets the program start on a directory that was created here. */
  public void finish() throws IOException {
    if (directory != null) {
      Files.delete(directory.resolve(DataDirectory.HALF_RESTORED));
    }
  }

  /** Stops what was started; the database of a running program runs on. */
  @Override
  public void close() throws IOException {
    if (started != null) {
      started.close();
    }
    if (directory != null) {
      directory.close();
    }
  }
}
