package org.muster.shared;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.springframework.boot.SpringApplication;

/**
 * One PostgreSQL for all tests of a JVM, with a migrated template that each Spring context clones.
 * It forgets on a crash, for speed; durability has tests of its own.
 */
public final class TestPostgres {

  private static final String TEMPLATE = "muster_template";
  private static final AtomicInteger CLONES = new AtomicInteger();
  private static final TestPostgres SHARED = new TestPostgres();

  private final EmbeddedPostgres server;

  private TestPostgres() {
    try {
      server = start();
      SpringApplication.getShutdownHandlers().add(this::stop);
      execute("create role muster login nosuperuser password 'muster'");
      execute("create database %s owner muster".formatted(TEMPLATE));
      migrate();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Runs the rooms' migrations as the owner, as the program does. */
  private void migrate() {
    new RoomMigrations()
        .migrate(
            Flyway.configure()
                .dataSource(server.getDatabase("muster", TEMPLATE, Map.of("password", "muster")))
                .defaultSchema("public")
                .load());
  }

  private static EmbeddedPostgres start() throws IOException {
    // Below the library's own folder: it clears there what killed tests left behind.
    Path home = Path.of(System.getProperty("java.io.tmpdir"), "embedded-pg", Ids.next().toString());
    var builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(home)
            .setRegisterShutdownHook(false)
            .setLocaleConfig("locale", "C")
            .setLocaleConfig("locale-provider", "icu")
            .setLocaleConfig("icu-locale", "zh-CN");
    EmbeddedServer.SETTINGS.forEach(builder::setServerConfig);
    return builder
        .setServerConfig("fsync", "off")
        .setServerConfig("synchronous_commit", "off")
        .setServerConfig("full_page_writes", "off")
        .setServerConfig("max_connections", "400")
        .start();
  }

  /** The JDBC address of a new database, migrated and empty; user and password are "muster". */
  public static String newDatabase() {
    String name = "test_" + CLONES.incrementAndGet();
    SHARED.execute("create database %s template %s owner muster".formatted(name, TEMPLATE));
    return "jdbc:postgresql://localhost:%d/%s?reWriteBatchedInserts=true"
        .formatted(SHARED.server.getPort(), name);
  }

  private void execute(String sql) {
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failed) {
      throw new IllegalStateException(sql, failed);
    }
  }

  private void stop() {
    try {
      server.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
