package org.muster.shared;

import java.nio.file.Path;

/** Another Muster runs on the data directory. */
class DataDirectoryInUse extends DataDirectoryUnusable {

  DataDirectoryInUse(Path directory) {
    super("start.data-in-use", "another Muster runs on " + directory, directory);
  }
}
