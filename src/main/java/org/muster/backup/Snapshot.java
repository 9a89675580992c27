package org.muster.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.muster.shared.KeptDatabase;
import org.muster.shared.Problem;
import org.postgresql.PGConnection;

/**
 * Everything as it is at one moment, read in one transaction while the program goes on writing. One
 * at a time: PostgreSQL holds the place for whoever makes a backup, of whichever process.
 */
final class Snapshot {

  /** What this lock of PostgreSQL's stands for: "backup". */
  static final int LOCK = 0x6261636b;

  private final Connection connection;

  private Snapshot(Connection connection) {
    this.connection = connection;
  }

  static Snapshot begin(Connection connection) throws SQLException {
    if (!"t".equals(ask(connection, "select pg_try_advisory_lock(%d, 0)".formatted(LOCK)))) {
      throw Problem.conflict("backup.running");
    }
    requireRightToAll(connection);
    write(connection);
    connection.setAutoCommit(false);
    connection.setReadOnly(true);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    return new Snapshot(connection);
  }

  /** A role that row-level security holds for would see no rows and call that everything. */
  static void requireRightToAll(Connection connection) throws SQLException {
    String role = "from pg_roles where rolname = current_user";
    if (!"t".equals(ask(connection, "select rolsuper or rolbypassrls " + role))) {
      throw Problem.unprocessable("backup.no-right");
    }
  }

  /** Values are written the same way whatever the server's own habits are. */
  static void write(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(
          """
          set datestyle to 'ISO, YMD';
          set intervalstyle to 'postgres';
          set timezone to 'UTC';
          set extra_float_digits to 1;
          set bytea_output to 'hex';
          set row_security to off;
          set statement_timeout to 0;
          set idle_in_transaction_session_timeout to 0
          """);
    }
  }

  static String ask(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return String.valueOf(rows.getString(1));
    }
  }

  /** The server's time: a command has no clock of the program's. */
  static Instant now(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("select clock_timestamp()")) {
      rows.next();
      return rows.getObject(1, OffsetDateTime.class).toInstant();
    }
  }

  Manifest manifest(List<String> files) throws SQLException {
    Instant at = moment();
    try (var chains = new Chains(connection, at)) {
      return new Manifest(
          Manifest.FORMAT,
          at,
          versions(connection),
          Table.all(connection),
          chains.heads(),
          files,
          null);
    }
  }

  /** Of one institution alone. */
  Manifest manifest(Origin origin, List<Table> tables) throws SQLException {
    Instant at = moment();
    try (var chains = new Chains(connection, at)) {
      return new Manifest(
          Manifest.FORMAT,
          at,
          versions(connection),
          tables,
          List.of(chains.heads(origin.id())),
          List.of(),
          origin);
    }
  }

  private Instant moment() throws SQLException {
    // The moment of the transaction is the moment whose rows it sees.
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("select transaction_timestamp()")) {
      rows.next();
      return rows.getObject(1, OffsetDateTime.class).toInstant();
    }
  }

  static Map<String, Integer> versions(Connection connection) throws SQLException {
    var versions = new TreeMap<String, Integer>();
    for (var history : KeptDatabase.histories().entrySet()) {
      String table = "public." + history.getValue();
      if ("t".equals(ask(connection, "select to_regclass('%s') is not null".formatted(table)))) {
        String newest = "select coalesce(max(version::int), 0) from %s where success";
        versions.put(history.getKey(), Integer.parseInt(ask(connection, newest.formatted(table))));
      }
    }
    return versions;
  }

  /** Writes a table's rows, never holding more than one of them. */
  static Contents.Rows copy(Connection connection, Table table, OutputStream out)
      throws SQLException, IOException {
    var digest = new RowsDigest(out);
    connection.unwrap(PGConnection.class).getCopyAPI().copyOut(table.copyOut(), digest);
    return digest.rows();
  }

  Contents.Rows copy(Table table, OutputStream out) throws SQLException, IOException {
    return copy(connection, table, out);
  }
}
