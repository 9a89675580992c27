package org.muster.people.roster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import org.muster.shared.MusterSettings;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** Uploaded files, kept beside the database until they are applied: columns may be mapped yet. */
@Component
class ImportFiles {

  private final Path folder;

  ImportFiles(MusterSettings settings) {
    folder = settings.data().resolve("imports");
  }

  void keep(UUID id, List<Upload> uploads) throws IOException {
    var own = Files.createDirectories(folder.resolve(id.toString()));
    for (int i = 0; i < uploads.size(); i++) {
      Files.copy(
          uploads.get(i).path(),
          own.resolve(Integer.toString(i)),
          StandardCopyOption.REPLACE_EXISTING);
    }
  }

  Upload kept(UUID id, int number, String name) {
    return new Upload(name, folder.resolve(id.toString()).resolve(Integer.toString(number)));
  }

  void drop(UUID id) {
    try {
      FileSystemUtils.deleteRecursively(folder.resolve(id.toString()));
    } catch (IOException held) {
      throw new java.io.UncheckedIOException(held);
    }
  }
}
