package org.muster.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.muster.shared.Problem;
import org.springframework.util.StreamUtils;

/** A backup as it is read: manifest, small files, tables, and what the tables were. */
record BackupFile(Path file, BackupKey key) {

  static final String MANIFEST = "manifest.json";
  static final String CONTENTS = "contents.json";
  static final String FILES = "files/";
  static final String TABLES = "tables/";

  /** Takes the rows of one table. */
  @FunctionalInterface
  interface Taker {
    void take(Table table, InputStream rows) throws IOException, SQLException;
  }

  /** What was read besides the tables. */
  record Read(Manifest manifest, Map<String, byte[]> files, Contents contents) {}

  /**
   * Reads the whole file without keeping it, and compares every table with what it is said to be.
   *
   * @throws Problem when it is damaged, cut off, sealed with another key, or of a newer program
   */
  Read check(Progress progress) throws IOException, SQLException {
    var found = new TreeMap<String, Contents.Rows>();
    int[] all = {0};
    var read =
        read(
            (table, rows) -> {
              var digest = new RowsDigest(OutputStream.nullOutputStream());
              rows.transferTo(digest);
              var counted = digest.rows();
              found.put(table.path(), counted);
              progress.table(table.path(), counted.count(), found.size(), all[0]);
            },
            all);
    if (!found.equals(read.contents().tables())) {
      throw Problem.unprocessable("backup.damaged");
    }
    return read;
  }

  /** Reads the whole file, handing each table to the taker. */
  Read read(Taker taker) throws IOException, SQLException {
    return read(taker, new int[1]);
  }

  private Read read(Taker taker, int[] tables) throws IOException, SQLException {
    if (!Files.isRegularFile(file)) {
      throw Problem.unprocessable("backup.no-file", file);
    }
    try (var sealed = new SealedInput(Files.newInputStream(file), key);
        var zip = new ZipInputStream(sealed, StandardCharsets.UTF_8)) {
      var manifest = manifest(zip);
      manifest.requireKnown();
      tables[0] = manifest.tables().size();
      var known =
          manifest.tables().stream()
              .collect(Collectors.toMap(table -> TABLES + table.path(), Function.identity()));
      var files = new TreeMap<String, byte[]>();
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String name = entry.getName();
        Table table = known.get(name);
        if (name.startsWith(FILES)) {
          files.put(name.substring(FILES.length()), zip.readAllBytes());
        } else if (table != null) {
          taker.take(table, StreamUtils.nonClosing(zip));
        } else if (name.equals(CONTENTS)) {
          var contents = BackupMaking.JSON.readValue(zip.readAllBytes(), Contents.class);
          // To the very end: only there does a file that was cut off show it.
          sealed.transferTo(OutputStream.nullOutputStream());
          return new Read(manifest, files, contents);
        }
      }
      throw Problem.unprocessable("backup.damaged");
    }
  }

  private static Manifest manifest(ZipInputStream zip) throws IOException {
    ZipEntry first = zip.getNextEntry();
    if (first == null || !first.getName().equals(MANIFEST)) {
      throw Problem.unprocessable("backup.not-one");
    }
    return BackupMaking.JSON.readValue(zip.readAllBytes(), Manifest.class);
  }
}
