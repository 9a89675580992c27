package org.muster.shared;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The kept data directory, held by this process alone: its lock is taken before anything in it is
 * touched and given back after everything else has stopped. The system drops it with the process.
 */
@Component
class DataDirectory implements AutoCloseable {

  /** The file that says a restore has begun here and has not ended. */
  static final String HALF_RESTORED = "half-restored";

  private final Path path;
  private final FileChannel lock;

  @Autowired
  DataDirectory(MusterSettings settings) throws IOException {
    this(settings.data());
    if (Files.exists(resolve(HALF_RESTORED))) {
      close();
      throw DataDirectoryUnusable.halfRestored(path);
    }
  }

  /** Takes the directory whatever is in it. */
  DataDirectory(Path data) throws IOException {
    path = data.toAbsolutePath().normalize();
    if (!Files.isDirectory(path)) {
      Files.createDirectories(path, SecretFile.ownerOnly("rwx------"));
    }
    lock =
        FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (tryLock(lock) == null) {
      lock.close();
      throw new DataDirectoryInUse(path);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldByThisJvm) {
      return null;
    }
  }

  Path resolve(String name) {
    return path.resolve(name);
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
