package org.muster.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphanGuardTests {

  @TempDir Path cluster;

  @Test
  void leavesAStrangerAloneWhoseNumberStandsInAStalePidFile() throws Exception {
    Process stranger = new ProcessBuilder("sleep", "60").start();
    try {
      Path file = Files.writeString(cluster.resolve("postmaster.pid"), stranger.pid() + "\n/x\n");

      new OrphanGuard(cluster).clear();

      assertThat(file).doesNotExist();
      assertThat(stranger.isAlive()).isTrue();
    } finally {
      stranger.destroyForcibly();
    }
  }

  @Test
  void findsNothingToDoInANewDirectory() throws Exception {
    new OrphanGuard(cluster).clear();
    assertThat(cluster).isEmptyDirectory();
  }
}
