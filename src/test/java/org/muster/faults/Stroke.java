package org.muster.faults;

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
  HUNG;

  private static final int LONGEST_HANG = 4_000;

  /** A start of the program takes a hundred times what a recovery of PostgreSQL takes. */
  private static final List<Stroke> OFTEN =
      List.of(PROGRAM, DATABASE, DATABASE, BACK_END, BACK_END, BACK_END, HUNG);

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
      case HUNG -> {
        var all = muster.database().children().toList();
        signal(all, "STOP");
        try {
          Thread.sleep(random.nextInt(500, LONGEST_HANG));
        } finally {
          signal(all, "CONT");
        }
      }
    }
  }

  private static void signal(List<ProcessHandle> all, String signal) throws Exception {
    var command = new java.util.ArrayList<>(List.of("kill", "-" + signal));
    all.forEach(one -> command.add(Long.toString(one.pid())));
    new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
  }
}
