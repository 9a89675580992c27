package org.muster.shared;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * PostgreSQL beside the program, kept in its data directory, as safe as a server of its own. The
 * pool depends on this bean, so it closes first and PostgreSQL stops after it.
 */
class EmbeddedDatabase implements JdbcConnectionDetails, WholeDatabase, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
  static final String SUPERUSER = "postgres";
  static final String CLUSTER = "postgres-18";
  static final String SUPERUSER_FILE = "database-superuser";
  static final String OWNER_FILE = "database-owner";

  /** In milliseconds, before another start is tried; it doubles up to the longest. */
  private static final long FIRST_REST = 500;

  private static final long LONGEST_REST = 15_000;

  private final DataDirectory directory;
  private final Path cluster;
  private final EmbeddedOwner owner;
  private final OrphanGuard guard;
  private final SecretFile superuser;
  private EmbeddedPostgres postgres;
  private boolean closed;

  EmbeddedDatabase(DataDirectory directory) throws IOException, InterruptedException, SQLException {
    this.directory = directory;
    cluster = directory.resolve(CLUSTER);
    guard = new OrphanGuard(cluster);
    superuser = new SecretFile(directory.resolve(SUPERUSER_FILE));
    owner = new EmbeddedOwner(new SecretFile(directory.resolve(OWNER_FILE)).value());
    setAsideUnfinished();
    guard.clear();
    postgres = start(0);
    owner.prepare(postgres.getPostgresDatabase());
    if (!Files.exists(finished())) {
      Files.createFile(finished());
    }
    watch();
  }

  /** A cluster whose first start was cut off holds nothing yet and cannot be trusted. */
  private void setAsideUnfinished() throws IOException {
    if (Files.isDirectory(cluster) && !Files.exists(finished())) {
      Path aside = directory.resolve("postgres-18.unfinished-" + Ids.next());
      Files.move(cluster, aside);
      LOG.warn("The first start was cut off; what there was of a database is now in {}", aside);
    }
    if (Files.exists(finished()) && !superuser.exists()) {
      throw new IllegalStateException(
          "the database in %s cannot be opened: %s is missing"
              .formatted(cluster, superuser.path()));
    }
  }

  private Path finished() {
    return cluster.resolve("muster-ready");
  }

  private EmbeddedPostgres start(int port) throws IOException {
    // The library's own lock stays behind when a start fails; the directory's lock is ours.
    Files.deleteIfExists(cluster.resolve("epg-lock"));
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(cluster)
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            // Not below /tmp, which is cleaned behind a running program's back.
            .setOverrideWorkingDirectory(directory.resolve("postgres-program").toFile())
            .setPGStartupWait(Duration.ofMinutes(1))
            .setConnectConfig("password", superuser.value())
            .setPort(port);
    EmbeddedServer.initialization(superuser.path()).forEach(builder::setLocaleConfig);
    EmbeddedServer.SETTINGS.forEach(builder::setServerConfig);
    return builder.start();
  }

  /**
   * PostgreSQL may be killed (memory, an operator's slip) or stop itself (a full disk): it comes
   * back under the same port, as soon as it can.
   */
  private void watch() throws IOException {
    guard
        .postmaster()
        .ifPresent(
            process ->
                Thread.startVirtualThread(
                    () -> {
                      process.onExit().join();
                      comeBack();
                    }));
  }

  private synchronized void comeBack() {
    long rest = FIRST_REST;
    for (int attempt = 1; !closed; attempt++) {
      LOG.error("PostgreSQL has stopped by itself; starting it again, attempt {}", attempt);
      try {
        int port = postgres.getPort();
        postgres.close();
        guard.clear();
        postgres = start(port);
        watch();
        return;
      } catch (IOException | IllegalStateException failed) {
        LOG.error("PostgreSQL did not start", failed);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return;
      }
      // On a full disk it goes on failing until somebody has made room, and nobody should have to
      // start the program then.
      rest(rest);
      rest = Math.min(2 * rest, LONGEST_REST);
    }
  }

  /** Lets go of the lock meanwhile: whoever closes need not wait. */
  private synchronized void rest(long millis) {
    try {
      wait(millis);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public String getJdbcUrl() {
    return "jdbc:postgresql://localhost:%d/%s?reWriteBatchedInserts=true"
        .formatted(postgres.getPort(), EmbeddedOwner.NAME);
  }

  @Override
  public String getUsername() {
    return EmbeddedOwner.NAME;
  }

  @Override
  public String getPassword() {
    return owner.password();
  }

  @Override
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(getJdbcUrl(), SUPERUSER, superuser.value());
  }

  @Override
  public synchronized void close() throws IOException {
    closed = true;
    notifyAll();
    postgres.close();
  }
}
