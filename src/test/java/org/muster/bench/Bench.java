package org.muster.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.journeys.Api;
import org.muster.journeys.Database;
import org.muster.journeys.MusterProcess;
import tools.jackson.databind.JsonNode;

/**
 * Measures what issue and README promise, against the ceiling of the same PostgreSQL in the same
 * run. {@code ./bench [workbook.xlsx]}
 */
final class Bench {

  private static final int MANY = 1_000_000;

  private final Table table = new Table();

  public static void main(String... arguments) throws Exception {
    if (!Wrk.installed()) {
      System.err.println("The load is made by wrk, which is not installed: apt-get install wrk");
      System.exit(2);
    }
    new Bench().run(arguments.length == 0 ? null : Path.of(arguments[0]));
  }

  private void run(@org.jspecify.annotations.Nullable Path workbook) throws Exception {
    var data = Files.createTempDirectory("muster-bench");
    var secret = "mst_bench-" + UUID.randomUUID();
    long begin = System.nanoTime();
    try (var muster =
        MusterProcess.benched(
            data, "--muster.setup-token=" + secret, "--muster.exports.alone-up-to=1000000")) {
      about(muster);
      table.add("first start, to the first answer", seconds(begin), "s");
      var api = new Api(muster.address(), secret);
      var database = Database.of(data);
      table.about(
          "durability",
          "fsync "
              + database.show("fsync")
              + ", synchronous_commit "
              + database.show("synchronous_commit")
              + ", full_page_writes "
              + database.show("full_page_writes"));
      var founded = api.post("/api/v1/institutions", institution("bench"));
      importing(api, workbook, database, data, UUID.fromString(founded.get("id").asString()));
      reports(muster, api, database);
      million(api, database, data);
      table.below("resident memory of the JVM, highest", muster.peakMemory() / 1024.0, "MB", 600);
    }
    begin = System.nanoTime();
    try (var again = MusterProcess.benched(data)) {
      table.add("start on the kept data, to the first answer", seconds(begin), "s");
      table.add("resident memory after start", again.peakMemory() / 1024.0, "MB");
    }
    Safety.measure(data, table);
    Mailing.measure(data, table);
    Telephone.measure(data, table);
    Moments.measure(data, table);
    Care.measure(Files.createTempDirectory("muster-care"), table);
    table.write(Path.of("target/bench.json"));
  }

  private void about(MusterProcess muster) {
    table.about(
        "machine",
        Runtime.getRuntime().availableProcessors()
            + " cores, "
            + System.getProperty("os.arch")
            + ", load generator on the same cores");
    table.about("java", System.getProperty("java.runtime.version"));
    table.about("taken", Instant.now().toString());
  }

  private void importing(
      Api api,
      @org.jspecify.annotations.Nullable Path workbook,
      Database database,
      Path data,
      UUID institution)
      throws Exception {
    if (workbook == null) {
      table.about("workbook", "none given: 20,260 students made by SQL");
      LargeCampus.fill(database, data, institution, 20_260);
      return;
    }
    long begin = System.nanoTime();
    var imported = api.upload("/api/v1/imports", workbook);
    table.below("workbook read and compared", seconds(begin), "s", 15);
    begin = System.nanoTime();
    api.raw(
        "/api/v1/imports/" + imported.get("id").asString() + "/application",
        "application/json",
        "{}");
    table.add("workbook applied", seconds(begin), "s");
  }

  private void reports(MusterProcess muster, Api api, Database database) throws Exception {
    long begin = System.nanoTime();
    var round = open(api, "daily");
    table.add(
        "round opened, %,d on the roll".formatted(round.get("roll").asInt()),
        seconds(begin) * 1000,
        "ms");
    var id = round.get("id").asString();
    var csv = api.text("/api/v1/rounds/" + id + "/links").lines().skip(1).toList();
    var links =
        csv.stream()
            .map(line -> line.substring(line.indexOf("/c/"), line.lastIndexOf(',')))
            .toList();
    table.below("student's page, compressed", api.weight(links.getFirst()) / 1024.0, "KB", 14);

    var ceiling = new Ceiling(database);
    ceiling.singleRows(8, 2);
    table.add("ceiling: single-row commits, 1 client", ceiling.singleRows(1, 4), "/s");
    var single =
        table.add("ceiling: single-row commits, 32 clients", ceiling.singleRows(32, 6), "/s");
    var batch = table.add("ceiling: batches of 500, 2 clients", ceiling.batches(2, 4, 500), "/s");

    var wrk = new Wrk(muster.address().toString(), links);
    // The first seconds of a process are a row of their own; then the JVM compiles, which it does
    // sooner while the load leaves it a core.
    table.add("reports by link in the first 10 s", wrk.run("cold", 256, 10).perSecond(), "/s");
    for (int connections : List.of(1, 32, 256)) {
      wrk.run("warm" + connections, connections, connections == 256 ? 20 : 6);
      var load = wrk.run("c" + connections, connections, connections == 256 ? 10 : 5);
      var name = "reports by link, %d connections".formatted(connections);
      table.add(name, load.perSecond(), "/s");
      table.add(name + ", p50", load.p50(), "ms");
      if (connections == 256) {
        table.below(name + ", p99", load.p99(), "ms", 150);
        table.atLeast(
            "reports by link against single-row commits", load.perSecond() / single, "x", 1);
      } else {
        table.add(name + ", p99", load.p99(), "ms");
      }
      table.below(name + ", refused", load.refused(), "", 1);
    }
    bulk(api, csv, batch);
    new Destinations(
            api, csv.stream().map(line -> line.substring(0, line.indexOf(','))).toList(), table)
        .measure();
    new Lists(api, UUID.fromString(id), table, "at 20,000", 50).measure();
  }

  private void bulk(Api api, List<String> csv, double batch) throws Exception {
    var round = open(api, "bulk");
    var lines =
        csv.stream()
            .map(line -> "{\"person\":\"" + line.substring(0, line.indexOf(',')) + "\"}")
            .collect(Collectors.joining("\n"));
    long begin = System.nanoTime();
    var answers =
        api.raw(
            "/api/v1/rounds/" + round.get("id").asString() + "/reports",
            "application/x-ndjson",
            lines);
    double rate = csv.size() / seconds(begin);
    long accepted = answers.lines().filter(line -> line.contains("\"accepted\"")).count();
    table.add("bulk reports by NDJSON", rate, "/s");
    table.atLeast("bulk reports accepted", accepted, "", csv.size());
    table.add("bulk reports against batched inserts", rate / batch, "x");
  }

  private void million(Api setUp, Database database, Path data) throws Exception {
    var founded = setUp.post("/api/v1/institutions", institution("large"));
    var api = setUp.as(founded.get("token").asString());
    LargeCampus.fill(database, data, UUID.fromString(founded.get("id").asString()), MANY);
    database.execute("vacuum (analyze) people.person");
    api.post(
        "/api/v1/forms",
        "application/json",
        Files.readString(Path.of("src/main/resources/forms/daily-health.json")));
    long begin = System.nanoTime();
    var round = open(api, "large");
    table.add(
        "round opened, %,d on the roll".formatted(round.get("roll").asInt()), seconds(begin), "s");
    new Lists(api, UUID.fromString(round.get("id").asString()), table, "at 1,000,000", 150)
        .measure();
  }

  private static JsonNode open(Api api, String name) throws Exception {
    var due = Instant.now().plus(Duration.ofHours(12)).toString();
    return api.post("/api/v1/rounds", Map.of("name", name, "form", "daily-health", "dueAt", due));
  }

  private static Map<String, String> institution(String code) {
    return Map.of("code", code, "name", code, "zone", "Asia/Shanghai");
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }
}
