package org.muster.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.muster.shared.Seals;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/**
 * All rows of one institution on one connection, as they travel: sealed text is under a key that is
 * the same everywhere, so that the same rows have the same hash in every program. Whoever stores
 * them encrypts them.
 */
final class InstitutionRows {

  private final Connection connection;
  private final UUID institution;
  private final Keys keys;
  private final List<InstitutionTable> tables;

  InstitutionRows(Connection connection, UUID institution, Keys keys) throws SQLException {
    this.connection = connection;
    this.institution = institution;
    this.keys = keys;
    this.tables = InstitutionTable.all(connection);
  }

  List<Table> travelling() {
    return tables.stream().filter(InstitutionTable::travels).map(InstitutionTable::table).toList();
  }

  /** Where each table's rows go. */
  @FunctionalInterface
  interface Place {
    OutputStream of(Table table) throws IOException;
  }

  /** Writes all rows, and says what they were. */
  Contents write(Place place, Progress progress) throws SQLException, IOException {
    var contents = new TreeMap<String, Contents.Rows>();
    int all = travelling().size();
    for (var one : tables) {
      if (one.travels()) {
        var digest = new RowsDigest(place.of(one.table()));
        var seam =
            new Seam(
                digest, one.table(), keys.sealed(), institution, keys.seals(), Seals.travelling());
        connection.unwrap(PGConnection.class).getCopyAPI().copyOut(one.copyOut(institution), seam);
        var found = digest.rows();
        contents.put(one.table().path(), found);
        progress.table(one.table().path(), found.count(), contents.size(), all);
      }
    }
    return new Contents(contents);
  }

  /** What the rows are, without keeping them. */
  Contents read(Progress progress) throws SQLException, IOException {
    return write(table -> OutputStream.nullOutputStream(), progress);
  }

  /** Takes one table's rows in, under this program's own key. */
  void take(Table table, java.io.InputStream rows) throws SQLException, IOException {
    try (var copy = new PGCopyOutputStream(connection.unwrap(PGConnection.class), table.copyIn());
        var seam =
            new Seam(copy, table, keys.sealed(), institution, Seals.travelling(), keys.seals())) {
      rows.transferTo(seam);
    }
  }

  /** Takes every row away, those that refer to others first; answers how many there were. */
  long delete() throws SQLException {
    long deleted = 0;
    try (var statement = connection.createStatement()) {
      for (var one : tables.reversed()) {
        // Its host names stay as long as people are to be sent on; who removes decides.
        if (!one.table().path().equals("people.host")) {
          deleted += statement.executeLargeUpdate(one.delete(institution));
        }
      }
    }
    return deleted;
  }
}
