package org.muster.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.zip.ZipEntry;
import org.muster.people.Institution;
import org.muster.shared.Problem;
import org.springframework.util.StreamUtils;

/**
 * Exports one institution whole: one sealed file, there under its name only when it is complete.
 */
final class InstitutionMaking {

  private final Connection connection;
  private final Keys keys;
  private final BackupKey key;

  InstitutionMaking(Connection connection, Keys keys, BackupKey key) {
    this.connection = connection;
    this.keys = keys;
    this.key = key;
  }

  BackupMaking.Made make(Institution institution, Path file, Progress progress)
      throws IOException, SQLException {
    if (Files.exists(file)) {
      throw Problem.conflict("backup.exists", file);
    }
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      var snapshot = Snapshot.begin(connection);
      var rows = new InstitutionRows(connection, institution.id(), keys);
      var origin =
          new Origin(
              institution.id(),
              institution.code(),
              institution.name(),
              keys.linkKeys(institution.id()));
      var manifest = snapshot.manifest(origin, rows.travelling());
      var contents =
          BackupMaking.seal(
              part,
              key,
              zip -> {
                BackupMaking.entry(
                    zip, BackupFile.MANIFEST, BackupMaking.JSON.writeValueAsBytes(manifest));
                return rows.write(
                    table -> {
                      zip.putNextEntry(new ZipEntry(BackupFile.TABLES + table.path()));
                      return StreamUtils.nonClosing(zip);
                    },
                    progress);
              });
      connection.rollback();
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      return new BackupMaking.Made(file, Files.size(file), manifest, contents);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
