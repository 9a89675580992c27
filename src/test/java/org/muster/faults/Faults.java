package org.muster.faults;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGeneratorFactory;
import org.muster.bench.LargeCampus;
import org.muster.journeys.Api;
import org.muster.journeys.Database;
import org.muster.journeys.MusterProcess;
import tools.jackson.databind.json.JsonMapper;

/**
 * Strokes at random moments of a morning, one after the other on one data directory; after each the
 * program must be well again without a hand, and the {@link Ledger} must balance.
 */
final class Faults {

  private static final int STUDENTS = 2_000;
  private static final String SECRET = "mst_faults";
  private static final String[] SETTINGS = {
    "--muster.setup-token=" + SECRET, "--muster.exports.alone-up-to=" + STUDENTS
  };

  private final Path data;
  private final boolean careless;
  private final List<Map<String, Object>> told = new ArrayList<>();

  private Faults(Path data, boolean careless) {
    this.data = data;
    this.careless = careless;
  }

  /**
   * Runs it.
   *
   * @param arguments how many strokes, the seed, and {@code careless} to have PostgreSQL
   *     acknowledge before it has written: then it must find what is lost, or it tests nothing
   */
  public static void main(String... arguments) throws Exception {
    int strokes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
    long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : System.nanoTime();
    boolean careless = arguments.length > 2 && arguments[2].equals("careless");
    var faults = new Faults(Files.createTempDirectory("muster-faults"), careless);
    boolean well = faults.run(strokes, seed);
    System.exit(well ? 0 : 1);
  }

  private boolean run(int strokes, long seed) throws Exception {
    say("seed %d, %d strokes%s", seed, strokes, careless ? ", careless" : "");
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    var muster = MusterProcess.start(data, SETTINGS);
    var links = new ArrayList<String>();
    var round = prepare(muster, links);
    var counts = new EnumMap<Stroke, Integer>(Stroke.class);
    var acknowledged = new java.util.HashSet<String>();
    long lost = 0;
    for (int n = 1; n <= strokes; n++) {
      var stroke = Stroke.any(random);
      int before = acknowledged.size();
      var began = Instant.now();
      try (var phones = new Phones()) {
        phones.begin(muster.address(), links, random.nextLong() >>> 33);
        Thread.sleep(random.nextInt(300, 2_500));
        stroke.fall(muster, random);
        if (stroke == Stroke.PROGRAM) {
          phones.close();
          muster = MusterProcess.start(data, SETTINGS);
        } else {
          muster.waitUntil(muster::isUp);
        }
        phones.close();
        acknowledged.addAll(phones.acknowledged());
      }
      muster.waitUntil(muster::isUp);
      var wrong = Ledger.faults(data, new Api(muster.address(), SECRET), round, acknowledged);
      counts.merge(stroke, 1, Integer::sum);
      lost += wrong.size();
      told.add(
          Map.of(
              "n",
              n,
              "stroke",
              stroke.name(),
              "acknowledged",
              acknowledged.size() - before,
              "seconds",
              Duration.between(began, Instant.now()).toSeconds(),
              "wrong",
              wrong));
      say("%4d %-9s %6d acknowledged  %s", n, stroke, acknowledged.size() - before, wrong);
      write(seed);
    }
    muster.close();
    say(
        "%s; %d acknowledged in all; %s",
        counts, acknowledged.size(), lost == 0 ? "nothing wrong" : lost + " findings");
    return careless ? lost > 0 : lost == 0;
  }

  private String prepare(MusterProcess muster, List<String> links) throws Exception {
    var api = new Api(muster.address(), SECRET);
    var founded =
        api.post(
            "/api/v1/institutions",
            Map.of("code", "faults", "name", "试验大学", "zone", "Asia/Shanghai"));
    var database = Database.of(data);
    LargeCampus.fill(database, data, UUID.fromString(founded.get("id").asString()), STUDENTS);
    if (careless) {
      database.fill(data, "alter role muster set synchronous_commit = off");
    }
    var due = Instant.now().plus(Duration.ofHours(12)).toString();
    var round =
        api.post("/api/v1/rounds", Map.of("name", "日报", "form", "daily-health", "dueAt", due))
            .get("id")
            .asString();
    api.text("/api/v1/rounds/" + round + "/links")
        .lines()
        .skip(1)
        .forEach(line -> links.add(line.substring(line.indexOf("/c/"), line.lastIndexOf(','))));
    if (links.size() != STUDENTS) {
      throw new IllegalStateException(links.size() + " links");
    }
    return round;
  }

  private void write(long seed) throws Exception {
    Files.createDirectories(Path.of("target"));
    Files.writeString(
        Path.of("target/faults.json"),
        JsonMapper.shared().writeValueAsString(Map.of("seed", seed, "strokes", told)));
  }

  private static void say(String format, Object... values) {
    System.out.println(format.formatted(values));
  }
}
