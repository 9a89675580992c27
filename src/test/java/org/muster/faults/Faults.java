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
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
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

  /** In ms: how long a morning is at least, which is longer than most strokes wait. */
  private static final int MORNING = 5_000;

  /** From a stroke to the signature of the round that was under way. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final String SECRET = "mst_faults";
  private static final String[] SETTINGS = {
    "--muster.setup-token=" + SECRET, "--muster.exports.alone-up-to=" + STUDENTS
  };

  private final int students;
  private final Duration pace;

  private final Path data;
  private final Path written;
  private final boolean careless;
  private final int port;
  private final List<Map<String, Object>> told = new ArrayList<>();
  private final List<String> links = new ArrayList<>();
  private final Set<String> acknowledged = new HashSet<>();
  private Map<String, String> roll = Map.of();
  private MusterProcess muster;

  /**
   * Starts the program.
   *
   * @param written where to say what was done
   * @param careless whether PostgreSQL acknowledges before it has written
   */
  Faults(Path data, Path written, int students, boolean careless) throws IOException {
    this.students = students;
    pace = Duration.ofMillis(MORNING * Morning.REPORTERS / students);
    this.data = data;
    this.written = written;
    this.careless = careless;
    port = MusterProcess.freePort();
    muster = MusterProcess.launchAt(port, data, SETTINGS);
  }

  /**
   * Runs it.
   *
   * @param arguments how many strokes, the seed, and the word of the one stroke to strike with or
   *     {@code careless} to have PostgreSQL acknowledge before it has written: then it must find
   *     what is lost, or it tests nothing; the data directory, where it is not any; how many
   *     students there are
   */
  public static void main(String... arguments) throws Exception {
    int strokes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
    long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : System.nanoTime();
    var mode = arguments.length > 2 ? arguments[2] : "careful";
    var data =
        arguments.length > 3 && !arguments[3].isEmpty()
            ? Path.of(arguments[3]).toAbsolutePath()
            : Files.createTempDirectory("muster-faults");
    int students = arguments.length > 4 ? Integer.parseInt(arguments[4]) : STUDENTS;
    boolean careless = mode.equals("careless");
    say("seed %d, %d strokes, %s", seed, strokes, mode);
    var faults = new Faults(data, Path.of("target/faults.json"), students, careless);
    Function<RandomGenerator, Stroke> which =
        careless || mode.equals("careful")
            ? Stroke::any
            : random -> Stroke.valueOf(mode.toUpperCase(Locale.ROOT));
    boolean wrong = !faults.play(strokes, which, seed).isEmpty();
    System.exit(wrong == careless ? 0 : 1);
  }

  /** Strikes so many times and ends the program; everything that was wrong, in words. */
  List<String> play(int strokes, Function<RandomGenerator, Stroke> which, long seed)
      throws Exception {
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    muster.waitUntil(muster::isUp);
    var office = prepare();
    var counts = new EnumMap<Stroke, Integer>(Stroke.class);
    var wrong = new ArrayList<String>();
    for (int n = 1; n <= strokes; n++) {
      var stroke = which.apply(random);
      for (var finding : strike(n, stroke, random, office)) {
        wrong.add(stroke + ": " + finding);
      }
      counts.merge(stroke, 1, Integer::sum);
      write(seed);
    }
    muster.close();
    say(
        "%s; %d acknowledged in all; %s",
        counts,
        acknowledged.size(),
        wrong.isEmpty() ? "nothing wrong" : wrong.size() + " findings");
    return wrong;
  }

  /** Always at the same address: who has a link in hand finds it again. */
  private void start() throws Exception {
    muster = MusterProcess.launchAt(port, data, SETTINGS);
    muster.waitUntil(muster::isUp);
  }

  /** One stroke while a round is played from its first report to its signature; what was wrong. */
  private List<String> strike(int n, Stroke stroke, RandomGenerator random, Office office)
      throws Exception {
    var began = Instant.now();
    int before = acknowledged.size();
    var api = new Api(muster.address(), SECRET);
    var round = DailyRound.open(api);
    var soon = DailyRound.openAt(api, Instant.now().plusSeconds(2));
    var wrong = new ArrayList<String>();
    try (var phones = new Phones();
        var morning =
            new Morning(
                List.of(muster.address()), SECRET, round.id(), roll, pace, random.nextLong());
        var day = office.open(random)) {
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
      day.close();
      // Every later look at a list finds the same again.
      wrong.addAll(Rules.broken(morning.history(), roll).stream().distinct().toList());
    }
    muster.waitUntil(muster::isUp);
    wrong.addAll(office.faults(Database.of(data)));
    try {
      if (!soon.waitUntilOpen(api, PATIENCE)) {
        wrong.add("a round did not open by itself");
      }
      wrong.addAll(Ledger.faults(data, api, round, acknowledged));
    } catch (IllegalStateException gone) {
      wrong.add("a round could not be asked for any more: " + gone.getMessage());
    }
    int taken = acknowledged.size() - before;
    told.add(
        Map.of(
            "n",
            n,
            "stroke",
            stroke.name(),
            "acknowledged",
            taken,
            "office",
            office.acknowledged(),
            "seconds",
            Duration.between(began, Instant.now()).toSeconds(),
            "wrong",
            wrong));
    say(
        "%4d %-10s %6d acknowledged, in all %s  %s",
        n, stroke, taken, office.acknowledged(), wrong);
    return wrong;
  }

  private Office prepare() throws Exception {
    var api = new Api(muster.address(), SECRET);
    var desk = Desk.found(muster, SECRET);
    var database = Database.of(data);
    var institution = database.column("select id from people.institution").getFirst();
    LargeCampus.fill(database, data, UUID.fromString(institution), students);
    // The token acts for the university that was founded by hand.
    database.fill(
        data,
        "insert into identity.set_up (institution_id, bound_at) values ('%s', now())"
            .formatted(institution));
    roll = Morning.classes(database);
    var office = Office.at(desk, database);
    if (careless) {
      database.fill(data, "alter role muster set synchronous_commit = off");
      // A second is lost rather than a tenth, so that every book has something in it.
      database.fill(data, "alter system set wal_writer_delay = '1500ms'");
      database.fill(data, "alter system set wal_writer_flush_after = '1GB'");
      database.fill(data, "select pg_reload_conf()");
    }
    links.addAll(DailyRound.open(api).links(api));
    if (links.size() != students) {
      throw new IllegalStateException(links.size() + " links");
    }
    return office;
  }

  private void write(long seed) throws Exception {
    Files.createDirectories(Path.of("target"));
    Files.writeString(
        written, JsonMapper.shared().writeValueAsString(Map.of("seed", seed, "strokes", told)));
  }

  private static void say(String format, Object... values) {
    System.out.println(format.formatted(values));
  }
}
