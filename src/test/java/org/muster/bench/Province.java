package org.muster.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.muster.MusterApplication;
import org.muster.journeys.Database;
import org.muster.people.Institutions;
import org.muster.rounds.PersonalLinks;
import org.muster.rounds.PersonalLinks.Bearer;
import org.muster.shared.CurrentInstitution;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A morning of a province pressed into minutes: what a report costs the processor as institutions
 * and cells grow. By itself with {@code main}: institutions, students of each, cells.
 */
final class Province implements AutoCloseable {

  private static final int SECONDS = 15;
  private static final int CONNECTIONS = 256;

  /** Links for each run, of as many institutions as take part. */
  private static final int LINKS = 40_000;

  /** A whole deployment: a program and a PostgreSQL of its own. */
  private record Cell(
      ConfigurableApplicationContext muster, Database database, Path data, List<UUID> members) {

    String address() {
      return "http://localhost:" + muster.getEnvironment().getRequiredProperty("local.server.port");
    }
  }

  /** What a run cost, in seconds of one processor. */
  private record Cost(double program, double database) {}

  private final List<Cell> cells = new ArrayList<>();
  private final Table table = new Table();

  public static void main(String... arguments) throws Exception {
    int institutions = Integer.parseInt(arguments[0]);
    int students = Integer.parseInt(arguments[1]);
    int cells = Integer.parseInt(arguments[2]);
    try (var province = new Province()) {
      province.found(institutions, students, cells);
      province.morning(institutions);
    }
  }

  private void found(int institutions, int students, int count) throws Exception {
    long begin = System.nanoTime();
    for (int n = 0; n < count; n++) {
      var data = Files.createTempDirectory("muster-province");
      var muster =
          new SpringApplicationBuilder(MusterApplication.class)
              .run("--muster.data=" + data, "--server.port=0", "--server.address=127.0.0.1");
      cells.add(new Cell(muster, Database.of(data), data, new ArrayList<>()));
    }
    for (int n = 0; n < institutions; n++) {
      var cell = cells.get(n % count);
      var institution =
          cell.muster.getBean(Institutions.class).create("u" + n, "u" + n, "Asia/Shanghai").id();
      LargeCampus.fill(cell.database, cell.data, institution, students);
      CurrentInstitution.call(institution, () -> LargeCampus.round(cell.muster));
      cell.members.add(institution);
    }
    for (var cell : cells) {
      cell.database.execute("vacuum (analyze)");
    }
    table.add(
        "%,d institutions of %,d students in %d cells made"
            .formatted(institutions, students, count),
        (System.nanoTime() - begin) / 1e9,
        "s");
  }

  /** One institution, ever more of them, and one again, so that what warms up is seen. */
  private void morning(int institutions) throws Exception {
    run("warm", 1);
    run("warm", institutions);
    var sizes = new ArrayList<>(List.of(cells.size()));
    for (int n : new int[] {10, 50, 200, 1_000}) {
      if (n < institutions) {
        sizes.add(n);
      }
    }
    sizes.add(institutions);
    sizes.add(cells.size());
    for (int n : sizes) {
      run(n + " institutions", n);
    }
  }

  private void run(String name, int institutions) throws Exception {
    var loads = new ArrayList<Callable<Wrk.Load>>();
    for (var cell : cells) {
      var links = links(cell, Math.max(1, institutions / cells.size()));
      var wrk = new Wrk(cell.address(), links);
      loads.add(() -> wrk.run(UUID.randomUUID().toString(), CONNECTIONS / cells.size(), SECONDS));
    }
    var before = cost();
    double perSecond = 0;
    double p99 = 0;
    long requests = 0;
    long refused = 0;
    try (var together = Executors.newFixedThreadPool(loads.size())) {
      for (var load : together.invokeAll(loads)) {
        perSecond += load.get().perSecond();
        p99 = Math.max(p99, load.get().p99());
        requests += load.get().requests();
        refused += load.get().refused();
      }
    }
    var after = cost();
    table.add(name + ": reports", perSecond, "/s");
    table.add(name + ": p99", p99, "ms");
    table.below(name + ": refused", refused, "", 1);
    table.add(name + ": program", (after.program - before.program) / requests * 1e6, "us each");
    table.add(
        name + ": PostgreSQL", (after.database - before.database) / requests * 1e6, "us each");
  }

  private static List<String> links(Cell cell, int institutions) {
    var links = cell.muster.getBean(PersonalLinks.class);
    var jdbc = cell.muster.getBean(JdbcClient.class);
    var paths = new ArrayList<String>();
    for (var institution : cell.members.subList(0, institutions)) {
      CurrentInstitution.run(
          institution,
          () ->
              jdbc.sql("select round_id, person_id from rounds.roll order by person_id limit ?")
                  .param(LINKS / institutions)
                  .query(
                      (row, n) ->
                          new Bearer(
                              institution,
                              row.getObject(1, UUID.class),
                              row.getObject(2, UUID.class)))
                  .list()
                  .forEach(
                      bearer ->
                          paths.add(
                              "/c/"
                                  + links.token(bearer, Instant.now().plus(Duration.ofHours(8))))));
    }
    java.util.Collections.shuffle(paths, new java.util.Random(7));
    return paths;
  }

  /** Of this process, which waits while wrk works, and of all PostgreSQLs with their children. */
  private Cost cost() throws Exception {
    double database = 0;
    for (var cell : cells) {
      long first =
          Long.parseLong(
              Files.readAllLines(cell.data.resolve("postgres-18/postmaster.pid")).getFirst());
      database += ticks(first, true);
      var children = ProcessHandle.of(first).orElseThrow().children().toList();
      for (var child : children) {
        database += ticks(child.pid(), false);
      }
    }
    return new Cost(ticks(ProcessHandle.current().pid(), false), database);
  }

  /** Seconds that a process, and those of its children that have ended, have computed. */
  private static double ticks(long pid, boolean ended) throws Exception {
    var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
    var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    long ticks = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    if (ended) {
      ticks += Long.parseLong(fields[13]) + Long.parseLong(fields[14]);
    }
    return ticks / 100.0;
  }

  @Override
  public void close() {
    cells.forEach(cell -> cell.muster.close());
  }
}
