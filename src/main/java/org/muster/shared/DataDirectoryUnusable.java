package org.muster.shared;

import java.nio.file.Path;

/** The program must not run on the data directory; the message of a key says why. */
class DataDirectoryUnusable extends RuntimeException {

  private final String key;
  private final String directory;

  DataDirectoryUnusable(String key, String message, Path directory) {
    super(message);
    this.key = key;
    this.directory = directory.toString();
  }

  /** What was half restored holds neither the old nor the whole. */
  static DataDirectoryUnusable halfRestored(Path directory) {
    return new DataDirectoryUnusable(
        "start.half-restored", "a restore into " + directory + " was cut off", directory);
  }

  String key() {
    return key;
  }

  String directory() {
    return directory;
  }
}
