package org.muster.shared;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * A primary and its synchronous standby: what is committed on one has been written on the other.
 * The database "muster" is its owner's of the same name and password.
 */
public final class PostgresPair implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Path home;
  private final EmbeddedPostgres primary;
  private final EmbeddedPostgres standby;

  private PostgresPair(Path home) throws IOException, SQLException, InterruptedException {
    this.home = home;
    primary = start("primary");
    try (var connection = superuser(primary)) {
      execute(connection, "create role muster login nosuperuser password 'muster'");
      execute(connection, "create database muster owner muster");
      copy(connection);
      standby = start("standby");
      // From now on nothing is acknowledged that the standby has not written.
      execute(connection, "alter system set synchronous_standby_names = 'standby'");
      execute(connection, "select pg_reload_conf()");
      await(
          connection, "select exists (select from pg_stat_replication where sync_state = 'sync')");
    }
  }

  /** Starts both in a folder; comes back when the standby is in step. */
  public static PostgresPair start(Path home) throws Exception {
    return new PostgresPair(Files.createDirectories(home));
  }

  /** Whichever of the two may be written to. */
  public String url() {
    return "jdbc:postgresql://localhost:%d,localhost:%d/muster?targetServerType=primary&hostRecheckSeconds=1"
        .formatted(primary.getPort(), standby.getPort());
  }

  /** kill -9 of the primary with all its processes, as when its machine is gone. */
  public void killPrimary() throws IOException {
    long pid =
        Long.parseLong(
            Files.readAllLines(home.resolve("primary/postmaster.pid")).getFirst().strip());
    var first = ProcessHandle.of(pid).orElseThrow();
    List<ProcessHandle> all = first.descendants().toList();
    first.destroyForcibly();
    all.forEach(ProcessHandle::destroyForcibly);
    first.onExit().join();
  }

  /** Makes the standby the primary, as Patroni does once it is sure that the old one is gone. */
  public void promote() throws SQLException {
    try (var connection = superuser(standby)) {
      execute(connection, "select pg_promote(true, 60)");
    }
  }

  private EmbeddedPostgres start(String name) throws IOException {
    var builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(home.resolve(name))
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            .setPGStartupWait(PATIENCE)
            .setLocaleConfig("locale", "C")
            .setLocaleConfig("locale-provider", "icu")
            .setLocaleConfig("icu-locale", "zh-CN");
    EmbeddedServer.SETTINGS.forEach(builder::setServerConfig);
    return builder.setServerConfig("wal_keep_size", "256MB").start();
  }

  /** The files while the primary runs; what is written meanwhile the standby fetches by itself. */
  private void copy(Connection connection) throws SQLException, IOException {
    var from = home.resolve("primary");
    var to = home.resolve("standby");
    execute(connection, "select pg_backup_start('standby', true)");
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectories(to.resolve(from.relativize(folder).toString()));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            var path = from.relativize(file);
            if (!path.startsWith("pg_wal")
                && !path.startsWith("postmaster.pid")
                && !path.startsWith("postmaster.opts")
                && !path.startsWith("epg-lock")) {
              Files.copy(file, to.resolve(path.toString()));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failed) throws IOException {
            if (failed instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw failed;
          }
        });
    // PostgreSQL starts in no folder that others may look into.
    Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rwx------"));
    try (var rows =
        connection.createStatement().executeQuery("select labelfile from pg_backup_stop(false)")) {
      rows.next();
      Files.writeString(to.resolve("backup_label"), rows.getString(1));
    }
    Files.createFile(to.resolve("standby.signal"));
    Files.writeString(
        to.resolve("postgresql.auto.conf"),
        "primary_conninfo = 'host=localhost port=%d user=postgres application_name=standby'\n"
            .formatted(primary.getPort()),
        StandardOpenOption.APPEND);
  }

  private static Connection superuser(EmbeddedPostgres server) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://localhost:%d/postgres".formatted(server.getPort()), "postgres", "");
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void await(Connection connection, String sql)
      throws SQLException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try (var rows = connection.createStatement().executeQuery(sql)) {
        rows.next();
        if (rows.getBoolean(1)) {
          return;
        }
      }
      if (System.nanoTime() > end) {
        throw new AssertionError("not so: " + sql);
      }
      Thread.sleep(50);
    }
  }

  @Override
  public void close() throws IOException {
    try (primary) {
      standby.close();
    }
  }
}
