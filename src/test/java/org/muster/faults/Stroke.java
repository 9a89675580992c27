package org.muster.faults;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.muster.journeys.MusterProcess;

/** Something that goes wrong, at once and without warning. */
enum Stroke {

  /** kill -9 of the program; its PostgreSQL is left without a master. */
  PROGRAM,

  /** kill -9 of PostgreSQL's first process. */
  DATABASE,

  /** kill -9 of one process that serves a connection: PostgreSQL ends all and recovers. */
  BACK_END,

  /** PostgreSQL stands still for some seconds, as on a disk that hangs, and goes on. */
  HUNG,

  /** The same for half a minute: everybody is told, and nothing is left behind. */
  AWAY,

  /** The disk says of what is to be kept that it could not be written. */
  UNWRITTEN,

  /** The disk is full for some seconds; the data directory must be on a small one of its own. */
  FULL;

  private static final int LONGEST_HANG = 4_000;
  private static final int AWAY_FOR = 30_000;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** A start of the program takes a hundred times what a recovery of PostgreSQL takes. */
  private static final List<Stroke> OFTEN =
      List.of(
          PROGRAM, PROGRAM, DATABASE, DATABASE, DATABASE, BACK_END, BACK_END, BACK_END, HUNG, HUNG,
          AWAY, UNWRITTEN);

  static Stroke any(RandomGenerator random) {
    return OFTEN.get(random.nextInt(OFTEN.size()));
  }

  void fall(MusterProcess muster, RandomGenerator random) throws Exception {
    switch (this) {
      case PROGRAM -> muster.kill();
      case DATABASE -> muster.killDatabase();
      case BACK_END -> {
        var all = muster.database().children().toList();
        all.get(random.nextInt(all.size())).destroyForcibly();
      }
      case HUNG -> stop(muster, random.nextInt(500, LONGEST_HANG));
      case AWAY -> stop(muster, AWAY_FOR);
      case UNWRITTEN -> failToWrite(muster, random.nextInt(1, 20));
      case FULL -> fill(muster.data().resolve("ballast"), random.nextInt(3_000, 10_000));
    }
  }

  private static void stop(MusterProcess muster, int millis) throws Exception {
    var all = new ArrayList<>(muster.database().children().toList());
    // Its first process too, or it would see to new connections.
    all.add(muster.database());
    signal(all, "STOP");
    try {
      Thread.sleep(millis);
    } finally {
      signal(all, "CONT");
    }
  }

  /** From the first byte that there is no room for. */
  private static void fill(Path ballast, int millis) throws Exception {
    try (var file = FileChannel.open(ballast, CREATE, WRITE)) {
      while (hasRoom(file, 1 << 20)) {}
      long end = System.nanoTime() + Duration.ofMillis(millis).toNanos();
      while (System.nanoTime() < end) {
        // What others leave is taken too.
        if (!hasRoom(file, 1 << 12)) {
          Thread.sleep(5);
        }
      }
    } finally {
      Files.delete(ballast);
    }
  }

  private static boolean hasRoom(FileChannel file, int bytes) {
    try {
      return file.write(ByteBuffer.allocate(bytes)) > 0;
    } catch (IOException full) {
      return false;
    }
  }

  /** From the n-th time on that a process asks for it; until PostgreSQL has stopped for it. */
  private static void failToWrite(MusterProcess muster, int time) throws Exception {
    var all = muster.database().children().toList();
    var command =
        new ArrayList<>(List.of("strace", "-qq", "-o", "/dev/null", "-e", "trace=fdatasync", "-e"));
    command.add("inject=fdatasync:error=EIO:when=" + time + "+");
    all.forEach(one -> command.addAll(List.of("-p", Long.toString(one.pid()))));
    var strace = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (all.stream().noneMatch(one -> !one.isAlive())) {
        if (System.nanoTime() > end || !strace.isAlive()) {
          throw new IllegalStateException(
              "strace struck nothing: " + new String(strace.getInputStream().readNBytes(500)));
        }
        Thread.sleep(20);
      }
    } finally {
      strace.destroy();
      strace.waitFor();
    }
  }

  private static void signal(List<ProcessHandle> all, String signal) throws Exception {
    var command = new ArrayList<>(List.of("kill", "-" + signal));
    all.forEach(one -> command.add(Long.toString(one.pid())));
    new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
  }
}
