package org.muster.shared;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Clears what a killed program leaves behind: a PostgreSQL still running on the data directory, or
 * a {@code postmaster.pid} whose number now belongs to a stranger. Only to be used while holding
 * the data directory's lock: then a running PostgreSQL is an orphan for certain.
 */
record OrphanGuard(Path cluster) {

  private static final Logger LOG = LoggerFactory.getLogger(OrphanGuard.class);
  private static final long PATIENCE_SECONDS = 60;

  /** The PostgreSQL that runs on this cluster, if any. */
  Optional<ProcessHandle> postmaster() throws IOException {
    Path file = pidFile();
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(file);
    return lines.isEmpty()
        ? Optional.empty()
        : ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).filter(this::isOurs);
  }

  void clear() throws IOException, InterruptedException {
    Optional<ProcessHandle> orphan = postmaster();
    if (orphan.isPresent()) {
      LOG.warn(
          "PostgreSQL (process {}) was left running by a killed Muster; stopping it",
          orphan.get().pid());
      stop(orphan.get());
    }
    if (Files.deleteIfExists(pidFile())) {
      LOG.info("Removed the pid file that a killed PostgreSQL left behind");
    }
  }

  private Path pidFile() {
    return cluster.resolve("postmaster.pid");
  }

  private boolean isOurs(ProcessHandle process) {
    return process.isAlive()
        && process
            .info()
            .arguments()
            .map(arguments -> Arrays.asList(arguments).contains(cluster.toString()))
            .orElse(false);
  }

  /** SIGINT is PostgreSQL's fast shutdown: clients are cut off, everything is written. */
  private static void stop(ProcessHandle postmaster) throws IOException, InterruptedException {
    if (new ProcessBuilder("sh", "-c", "kill -INT " + postmaster.pid()).start().waitFor() != 0) {
      postmaster.destroy();
    }
    try {
      postmaster.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException stuck) {
      throw new IOException("PostgreSQL, process " + postmaster.pid() + ", does not stop", stuck);
    }
  }
}
