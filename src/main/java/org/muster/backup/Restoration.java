package org.muster.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.muster.shared.KeptDatabase;
import org.muster.shared.Problem;
import org.postgresql.PGConnection;
import org.springframework.util.FileSystemUtils;

/**
 * Restores a backup into an empty directory and compares what stands there with what was backed up.
 * It comes out equal, or nothing is left of it.
 */
final class Restoration {

  /** As long as rolls are kept; months in which there was nothing are dropped again. */
  private static final int YEARS_KEPT = 3;

  private final BackupFile backup;
  private final Path data;

  Restoration(BackupFile backup, Path data) {
    this.backup = backup;
    this.data = data.toAbsolutePath().normalize();
  }

  /**
   * Reads the file once to know that it is whole, and a second time into the directory.
   *
   * @throws Problem when file or directory cannot be taken, or the two differ in the end
   */
  BackupFile.Read restore(Progress progress)
      throws IOException, SQLException, InterruptedException {
    boolean fresh = requireEmpty();
    var read = backup.check((path, rows, done, all) -> {});
    if (read.manifest().institution() != null) {
      throw Problem.unprocessable("backup.one-institution");
    }
    boolean whole = false;
    try (var database = KeptDatabase.create(data)) {
      restore(database, read, progress);
      KeptFiles.write(read.files(), data);
      keepKey();
      database.finish();
      whole = true;
    } finally {
      if (!whole) {
        clear(fresh);
      }
    }
    return read;
  }

  private boolean requireEmpty() throws IOException {
    if (!Files.exists(data)) {
      return true;
    }
    try (var inside = Files.list(data)) {
      if (inside.findAny().isPresent()) {
        throw Problem.conflict("backup.not-empty", data);
      }
    } catch (java.nio.file.NotDirectoryException file) {
      throw Problem.conflict("backup.not-empty", data);
    }
    return false;
  }

  private void restore(KeptDatabase database, BackupFile.Read read, Progress progress)
      throws IOException, SQLException {
    var manifest = read.manifest();
    database.migrate(manifest.versions());
    try (Connection connection = database.connect()) {
      Snapshot.write(connection);
      load(connection, manifest, read.contents(), progress);
      compare(connection, manifest.tables(), read.contents().tables());
    }
    // The program's next start would do this too; then nobody would look at the chains after it.
    database.migrate(KeptDatabase.newestVersions());
    try (Connection connection = database.connect();
        var chains = new Chains(connection, manifest.at())) {
      if (!chains.heads().equals(manifest.institutions())) {
        throw Problem.conflict("backup.chains-differ");
      }
    }
  }

  private void load(Connection connection, Manifest manifest, Contents contents, Progress progress)
      throws IOException, SQLException {
    connection.setAutoCommit(false);
    if (!Table.all(connection).equals(manifest.tables())) {
      throw Problem.conflict("backup.tables-differ");
    }
    var all = manifest.tables().stream().map(Table::quoted).collect(Collectors.joining(", "));
    try (var statement = connection.createStatement()) {
      // References hold in the snapshot, and rows come in an order that knows nothing of them.
      statement.execute("set session_replication_role to replica");
      statement.execute("truncate " + all);
      makeMonths(statement, manifest);
      var copy = connection.unwrap(PGConnection.class).getCopyAPI();
      int[] done = {0};
      backup.read(
          (table, rows) -> {
            long count = copy.copyIn(table.copyIn(), rows);
            progress.table(table.path(), count, ++done[0], contents.tables().size());
          });
      statement.execute("set session_replication_role to origin");
      statement.execute("analyze");
    }
    connection.commit();
    connection.setAutoCommit(true);
  }

  /** Otherwise years would lie in what is left over between the months, and never be divided. */
  static void makeMonths(Statement statement, Manifest manifest) throws SQLException {
    var oldest = LocalDate.ofInstant(manifest.at(), ZoneOffset.UTC).minusYears(YEARS_KEPT);
    try (var there =
        statement.executeQuery("select to_regproc('rounds.make_months') is not null")) {
      there.next();
      if (!there.getBoolean(1)) {
        return;
      }
    }
    // As their owner, who takes emptied months away one day.
    try (var owner =
        statement.executeQuery(
            """
            select quote_ident(o.name), pg_has_role(current_user, o.name, 'MEMBER')
              from (select pg_get_userbyid(relowner) as name from pg_class
                     where oid = 'rounds.roll'::regclass) o
            """)) {
      owner.next();
      if (!owner.getBoolean(2)) {
        return;
      }
      statement.execute("set role " + owner.getString(1));
    }
    statement.execute("select rounds.make_months('%s', %d)".formatted(oldest, 12 * YEARS_KEPT + 1));
    statement.execute("reset role");
  }

  /** Reads back what the tables hold now. */
  private static void compare(
      Connection connection, List<Table> tables, Map<String, Contents.Rows> expected)
      throws IOException, SQLException {
    var different = new TreeSet<String>();
    var found = new TreeMap<String, Contents.Rows>();
    for (Table table : tables) {
      found.put(table.path(), Snapshot.copy(connection, table, OutputStream.nullOutputStream()));
      if (!found.get(table.path()).equals(expected.get(table.path()))) {
        different.add(table.path());
      }
    }
    if (!different.isEmpty()) {
      throw Problem.conflict("backup.differs", String.join(", ", different));
    }
  }

  /** What is backed up from here can be read with the same key. */
  private void keepKey() throws IOException {
    if (backup.key().file() != null) {
      String text = Base64.getUrlEncoder().withoutPadding().encodeToString(backup.key().bytes());
      KeptFiles.write(Map.of(BackupKey.FILE, text.getBytes(StandardCharsets.UTF_8)), data);
    }
  }

  private void clear(boolean fresh) throws IOException {
    if (fresh) {
      FileSystemUtils.deleteRecursively(data);
      return;
    }
    try (var inside = Files.list(data)) {
      for (Path file : inside.toList()) {
        FileSystemUtils.deleteRecursively(file);
      }
    }
  }
}
