package org.muster.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedDatabaseTests {

  @TempDir static Path home;
  static DataDirectory directory;
  static EmbeddedDatabase database;

  @BeforeAll
  static void start() throws Exception {
    directory = new DataDirectory(settings());
    database = new EmbeddedDatabase(directory);
  }

  @AfterAll
  static void stop() throws Exception {
    database.close();
    directory.close();
  }

  private static MusterSettings settings() {
    return new MusterSettings(home, false, null, "http://localhost");
  }

  private static @Nullable String ask(String sql) throws SQLException {
    try (var connection =
            DriverManager.getConnection(
                database.getJdbcUrl(), database.getUsername(), database.getPassword());
        var rows = connection.createStatement().executeQuery(sql)) {
      return rows.next() ? rows.getString(1) : null;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "fsync, on",
    "synchronous_commit, on",
    "full_page_writes, on",
    "data_checksums, on",
    "server_encoding, UTF8",
    "password_encryption, scram-sha-256",
    "shared_buffers, 256MB"
  })
  void runsAsSafelyAsAServerOfItsOwn(String setting, String value) throws SQLException {
    assertThat(ask("show " + setting)).isEqualTo(value);
  }

  @Test
  void worksAsARoleThatRowLevelSecurityHoldsFor() throws SQLException {
    assertThat(ask("select rolsuper or rolbypassrls from pg_roles where rolname = current_user"))
        .isEqualTo("f");
    assertThat(ask("select pg_get_userbyid(datdba) from pg_database where datname = 'muster'"))
        .isEqualTo("muster");
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgres", "muster"})
  void letsNobodyInWithoutItsPassword(String role) {
    assertThatThrownBy(
            () -> DriverManager.getConnection(database.getJdbcUrl(), role, "guessed").close())
        .hasMessageContaining("password authentication failed");
  }

  @Test
  void sortsChineseByPinyin() throws SQLException {
    assertThat(
            ask("select string_agg(n, '' order by n) from unnest(array['赵','安','王','陈']) as t (n)"))
        .isEqualTo("安陈王赵");
  }

  @ParameterizedTest
  @ValueSource(strings = {"database-superuser", "database-owner"})
  void keepsItsPasswordsFromOtherAccounts(String file) throws Exception {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(file))))
        .isEqualTo("rw-------");
  }

  @Test
  void refusesASecondProgramOnItsDirectory() {
    assertThatThrownBy(() -> new DataDirectory(settings()))
        .isInstanceOfSatisfying(
            DataDirectoryInUse.class,
            refusal -> {
              var analysis = new DataDirectoryInUseAnalyzer().analyze(refusal, refusal);
              assertThat(analysis.getDescription())
                  .contains("正在使用数据目录", "Another Muster is running", home.toString());
            });
  }

  @Test
  void refusesADirectoryThatWasHalfRestored(@TempDir Path cutOff) throws Exception {
    Files.createFile(cutOff.resolve(DataDirectory.HALF_RESTORED));
    var settings = new MusterSettings(cutOff, false, null, "http://localhost");
    assertThatThrownBy(() -> new DataDirectory(settings))
        .isInstanceOfSatisfying(
            DataDirectoryUnusable.class,
            refusal ->
                assertThat(new DataDirectoryInUseAnalyzer().analyze(refusal, refusal).getAction())
                    .contains("请删除该目录后重新恢复", "restore again"));
    assertThatThrownBy(() -> KeptDatabase.open(cutOff)).isInstanceOf(DataDirectoryUnusable.class);
  }
}
