package org.muster.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.muster.shared.SecretFile;

/**
 * The small files of the data directory: the master secret and whatever keys lie beside it. Without
 * them personal links and sealed text are lost, so they travel in the backup.
 */
final class KeptFiles {

  /** A restored directory makes its own database passwords; a key does not lock up itself. */
  private static final Set<String> LEFT_OUT =
      Set.of("lock", "half-restored", "database-superuser", "database-owner", BackupKey.FILE);

  private static final long LARGEST = 64 * 1024;

  private KeptFiles() {}

  static SortedMap<String, byte[]> of(Path data) throws IOException {
    var kept = new TreeMap<String, byte[]>();
    if (!Files.isDirectory(data)) {
      return kept;
    }
    try (var files = Files.list(data)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
            && !name.startsWith(".")
            && !LEFT_OUT.contains(name)
            && Files.size(file) <= LARGEST) {
          kept.put(name, Files.readAllBytes(file));
        }
      }
    }
    return kept;
  }

  /** Writes them readable by the owner alone. */
  static void write(Map<String, byte[]> files, Path data) throws IOException {
    for (var file : files.entrySet()) {
      Path name = Path.of(file.getKey()).getFileName();
      Path target = Files.createFile(data.resolve(name), SecretFile.ownerOnly("rw-------"));
      Files.write(target, file.getValue());
    }
  }
}
