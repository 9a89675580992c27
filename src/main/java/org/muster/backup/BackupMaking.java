package org.muster.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.muster.shared.Problem;
import org.muster.shared.SecretFile;
import org.muster.shared.WholeDatabase;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import tools.jackson.databind.json.JsonMapper;

/** Makes a backup: one sealed file, there under its name only when it is whole. */
final class BackupMaking {

  static final JsonMapper JSON = JsonMapper.builder().build();

  private static final String NO_RIGHT = "42501";

  /**
   * A backup that was made.
   *
   * @param bytes the size of the file
   */
  record Made(Path file, long bytes, Manifest manifest, Contents contents) {}

  private final WholeDatabase database;
  private final Path data;
  private final BackupKey key;

  BackupMaking(WholeDatabase database, Path data, BackupKey key) {
    this.database = database;
    this.data = data;
    this.key = key;
  }

  Made make(Path file, Progress progress) throws IOException, SQLException {
    if (Files.exists(file)) {
      throw Problem.conflict("backup.exists", file);
    }
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try (Connection connection = database.connect()) {
      var snapshot = Snapshot.begin(connection);
      var files = KeptFiles.of(data);
      var manifest = snapshot.manifest(files.keySet().stream().toList());
      var contents = write(part, snapshot, manifest, files, progress);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      return new Made(file, Files.size(file), manifest, contents);
    } catch (SQLException | DataAccessException failed) {
      if (NestedExceptionUtils.getMostSpecificCause(failed) instanceof SQLException cause
          && NO_RIGHT.equals(cause.getSQLState())) {
        throw Problem.unprocessable("backup.no-right");
      }
      throw failed;
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private Contents write(
      Path part, Snapshot snapshot, Manifest manifest, Map<String, byte[]> files, Progress progress)
      throws IOException, SQLException {
    return seal(
        part,
        key,
        zip -> {
          entry(zip, BackupFile.MANIFEST, JSON.writeValueAsBytes(manifest));
          for (var kept : files.entrySet()) {
            entry(zip, BackupFile.FILES + kept.getKey(), kept.getValue());
          }
          return tables(zip, snapshot, manifest, progress);
        });
  }

  /** Writes what a sealed file holds, and says what its tables were. */
  @FunctionalInterface
  interface Writer {
    Contents write(ZipOutputStream zip) throws IOException, SQLException;
  }

  /** A sealed file of entries, on the disk when this returns. */
  static Contents seal(Path part, BackupKey key, Writer writer) throws IOException, SQLException {
    try (var channel =
            FileChannel.open(
                part,
                Set.of(
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE),
                SecretFile.ownerOnly("rw-------"));
        var sealed =
            new SealedOutput(
                new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 17), key);
        var zip = new ZipOutputStream(sealed, StandardCharsets.UTF_8)) {
      zip.setLevel(Deflater.BEST_SPEED);
      var contents = writer.write(zip);
      entry(zip, BackupFile.CONTENTS, JSON.writeValueAsBytes(contents));
      zip.finish();
      sealed.finish();
      channel.force(true);
      return contents;
    }
  }

  private static Contents tables(
      ZipOutputStream zip, Snapshot snapshot, Manifest manifest, Progress progress)
      throws IOException, SQLException {
    var tables = new TreeMap<String, Contents.Rows>();
    for (Table table : manifest.tables()) {
      zip.putNextEntry(new ZipEntry(BackupFile.TABLES + table.path()));
      var rows = snapshot.copy(table, zip);
      zip.closeEntry();
      tables.put(table.path(), rows);
      progress.table(table.path(), rows.count(), tables.size(), manifest.tables().size());
    }
    return new Contents(tables);
  }

  static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    OutputStream out = zip;
    out.write(content);
    zip.closeEntry();
  }
}
