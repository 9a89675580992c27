package org.muster.shared;

import java.nio.file.Path;

/** Another Muster runs on the data directory. */
class DataDirectoryInUse extends RuntimeException {

  private final String directory;

  DataDirectoryInUse(Path directory) {
    super("another Muster runs on " + directory);
    this.directory = directory.toString();
  }

  String directory() {
    return directory;
  }
}
