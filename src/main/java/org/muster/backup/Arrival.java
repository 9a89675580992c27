package org.muster.backup;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.Problem;

/**
 * Takes an exported institution into this program, in one transaction: it is here whole, equal row
 * by row to what was exported, or nothing of it is.
 */
final class Arrival {

  private static final String LINK_KEYS = "people.link_key.key";

  private final BackupFile file;
  private final Connection connection;
  private final Keys keys;

  Arrival(BackupFile file, Connection connection, Keys keys) {
    this.file = file;
    this.connection = connection;
    this.keys = keys;
  }

  /**
   * Reads the file once to know that it is whole, and a second time into the database.
   *
   * @throws Problem when it is no such file, of another version, known here, or comes out unequal
   */
  BackupFile.Read take(Progress progress) throws IOException, SQLException {
    var read = file.check((path, rows, done, all) -> {});
    var origin = read.manifest().institution();
    if (origin == null) {
      throw Problem.unprocessable("backup.not-an-institution");
    }
    Snapshot.requireRightToAll(connection);
    Snapshot.write(connection);
    // By itself: it holds a lock that the running program would wait for.
    try (var statement = connection.createStatement()) {
      Restoration.makeMonths(statement, read.manifest());
    }
    connection.setAutoCommit(false);
    boolean whole = false;
    try {
      if (!Snapshot.versions(connection).equals(read.manifest().versions())) {
        throw Problem.conflict("backup.versions-differ");
      }
      requireUnknown(origin);
      load(read, origin.id(), progress);
      settle(origin);
      try (var chains = new Chains(connection, read.manifest().at())) {
        chains.record(
            origin.id(),
            "institution.arrived",
            origin.code(),
            Map.of("rows", read.contents().rows(), "sum", read.contents().sum()));
      }
      connection.commit();
      whole = true;
      return read;
    } finally {
      if (!whole) {
        connection.rollback();
      }
    }
  }

  /** Only what lives elsewhere, or nowhere, can come. */
  private void requireUnknown(Origin origin) throws SQLException {
    int here =
        ask(
            "select count(*) from people.institution where id = ?::uuid or code = ?",
            origin.id().toString(),
            origin.code());
    int other =
        ask(
            "select count(*) from people.elsewhere where code = ? and id <> ?::uuid",
            origin.code(),
            origin.id().toString());
    if (here + other > 0) {
      throw Problem.conflict("people.institution-here", origin.code());
    }
    change("delete from people.elsewhere where id = ?::uuid", origin.id());
    change("delete from people.host where institution_id = ?::uuid", origin.id());
  }

  private void load(BackupFile.Read read, UUID institution, Progress progress)
      throws IOException, SQLException {
    var rows = new InstitutionRows(connection, institution, keys);
    if (!rows.travelling().equals(read.manifest().tables())) {
      throw Problem.conflict("backup.tables-differ");
    }
    file.read(rows::take);
    var found = rows.read(progress).tables();
    var expected = read.contents().tables();
    if (!found.equals(expected)) {
      var different = new TreeSet<>(expected.keySet());
      different.removeIf(path -> Objects.equals(expected.get(path), found.get(path)));
      throw Problem.conflict("backup.differs", String.join(", ", different));
    }
  }

  /** What belongs to this place: its keys, and that the institution is served. */
  private void settle(Origin origin) throws SQLException {
    change(
        """
        update people.institution set held_at = null, oversees = false, arrived_at = now()
         where id = ?::uuid
        """,
        origin.id());
    for (var key : origin.linkKeys().entrySet()) {
      var sealed =
          CurrentInstitution.<String, RuntimeException>call(
              origin.id(), () -> keys.seals().seal(LINK_KEYS, key.getKey(), key.getValue()));
      change(
          """
          insert into people.link_key (institution_id, id, purpose, key, at)
          values (?::uuid, ?::uuid, ?, ?, now())
          """,
          origin.id(),
          Ids.next(),
          key.getKey(),
          sealed);
    }
    change(
        "insert into people.seal (institution_id, key, at) values (?::uuid, ?::int, now())",
        origin.id(),
        keys.seals().newestKey());
  }

  private int ask(String sql, String first, String second) throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      statement.setString(1, first);
      statement.setString(2, second);
      try (var rows = statement.executeQuery()) {
        rows.next();
        return rows.getInt(1);
      }
    }
  }

  private void change(String sql, Object... parameters) throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      for (int n = 0; n < parameters.length; n++) {
        statement.setString(n + 1, parameters[n].toString());
      }
      statement.executeUpdate();
    }
  }
}
