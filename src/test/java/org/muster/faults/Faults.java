package org.muster.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
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

  /** How long a reporter of a morning rests: it lasts longer than most strokes wait. */
  private static final Duration PACE = Duration.ofMillis(20);

  /** From a stroke to the signature of the round that was under way. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final String SECRET = "mst_faults";
  private static final String[] SETTINGS = {
    "--muster.setup-token=" + SECRET, "--muster.exports.alone-up-to=" + STUDENTS
  };

  private final Path data;
  private final boolean careless;
  private final int port;
  private final List<Map<String, Object>> told = new ArrayList<>();
  private final List<String> links = new ArrayList<>();
  private final Set<String> acknowledged = new HashSet<>();
  private Map<String, String> roll = Map.of();
  private MusterProcess muster;

  private Faults(Path data, boolean careless) throws IOException {
    this.data = data;
    this.careless = careless;
    port = MusterProcess.freePort();
    muster = MusterProcess.launchAt(port, data, SETTINGS);
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
    muster.waitUntil(muster::isUp);
    prepare();
    var counts = new EnumMap<Stroke, Integer>(Stroke.class);
    long wrong = 0;
    for (int n = 1; n <= strokes; n++) {
      var stroke = Stroke.any(random);
      wrong += strike(n, stroke, random);
      counts.merge(stroke, 1, Integer::sum);
      write(seed);
    }
    muster.close();
    say(
        "%s; %d acknowledged in all; %s",
        counts, acknowledged.size(), wrong == 0 ? "nothing wrong" : wrong + " findings");
    return careless ? wrong > 0 : wrong == 0;
  }

  /** Always at the same address: who has a link in hand finds it again. */
  private void start() throws Exception {
    muster = MusterProcess.launchAt(port, data, SETTINGS);
    muster.waitUntil(muster::isUp);
  }

  /** One stroke while a round is played from its first report to its signature; what was wrong. */
  private int strike(int n, Stroke stroke, RandomGenerator random) throws Exception {
    var began = Instant.now();
    int before = acknowledged.size();
    var api = new Api(muster.address(), SECRET);
    var round = round(api);
    var wrong = new ArrayList<String>();
    try (var phones = new Phones();
        var morning =
            new Morning(List.of(muster.address()), SECRET, round, roll, PACE, random.nextLong())) {
      phones.begin(muster.address(), links, random.nextLong() >>> 33);
      Thread.sleep(random.nextInt(300, 2_500));
      stroke.fall(muster, random);
      if (stroke == Stroke.PROGRAM) {
        phones.close();
        start();
      } else {
        muster.waitUntil(muster::isUp);
      }
      phones.close();
      acknowledged.addAll(phones.acknowledged());
      if (!morning.waitUntilClosed(PATIENCE)) {
        wrong.add("the round was not signed in " + PATIENCE);
      }
      morning.close();
      wrong.addAll(Rules.broken(morning.history(), roll));
    }
    muster.waitUntil(muster::isUp);
    wrong.addAll(Ledger.faults(data, api, round, acknowledged));
    int taken = acknowledged.size() - before;
    told.add(
        Map.of(
            "n", n,
            "stroke", stroke.name(),
            "acknowledged", taken,
            "seconds", Duration.between(began, Instant.now()).toSeconds(),
            "wrong", wrong));
    say("%4d %-9s %6d acknowledged  %s", n, stroke, taken, wrong);
    return wrong.size();
  }

  private void prepare() throws Exception {
    var api = new Api(muster.address(), SECRET);
    var founded =
        api.post(
            "/api/v1/institutions",
            Map.of("code", "faults", "name", "试验大学", "zone", "Asia/Shanghai"));
    var database = Database.of(data);
    LargeCampus.fill(database, data, UUID.fromString(founded.get("id").asString()), STUDENTS);
    roll = Morning.classes(database);
    if (careless) {
      database.fill(data, "alter role muster set synchronous_commit = off");
    }
    api.text("/api/v1/rounds/" + round(api) + "/links")
        .lines()
        .skip(1)
        .forEach(line -> links.add(line.substring(line.indexOf("/c/"), line.lastIndexOf(','))));
    if (links.size() != STUDENTS) {
      throw new IllegalStateException(links.size() + " links");
    }
  }

  private static String round(Api api) throws Exception {
    var due = Instant.now().plus(Duration.ofHours(12)).toString();
    return api.post("/api/v1/rounds", Map.of("name", "日报", "form", "daily-health", "dueAt", due))
        .get("id")
        .asString();
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
