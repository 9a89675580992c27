package org.muster.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import org.muster.faults.History.Act;
import org.muster.faults.History.Answer;
import org.muster.faults.History.Entry;
import org.muster.journeys.Database;
import tools.jackson.databind.json.JsonMapper;

/**
 * A round played by many at once over the API, from the first report to the university's signature
 * and a little beyond: reports, corrections, excusals, class after class signed, and everybody
 * looking. Any copy of the program is asked in turn.
 */
final class Morning implements AutoCloseable {

  /** Each rests after each report. */
  static final int REPORTERS = 8;

  /** Students report about in the order of their classes, so that classes get whole in turn. */
  private static final int DISORDER = 200;

  private static final Duration UNANSWERED = Duration.ofMillis(200);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final History history = new History();
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger turn = new AtomicInteger();
  private final List<URI> copies;
  private final String token;
  private final String round;
  private final List<String> order;
  private final List<String> classes;
  private final Duration pace;
  private volatile boolean going = true;
  private volatile boolean closed;

  /**
   * A round that is open.
   *
   * @param copies where the program answers
   * @param classOf the class of each number on the roll
   * @param pace how long each of eight reporters waits after a report
   */
  Morning(
      List<URI> copies,
      String token,
      String round,
      Map<String, String> classOf,
      Duration pace,
      long seed) {
    this.pace = pace;
    this.copies = copies;
    this.token = token;
    this.round = round;
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    var place = new HashMap<String, Integer>();
    var byClass = new ArrayList<>(classOf.keySet());
    byClass.sort(Comparator.comparing(classOf::get));
    for (int n = 0; n < byClass.size(); n++) {
      place.put(byClass.get(n), n + random.nextInt(DISORDER));
    }
    byClass.sort(Comparator.comparing(place::get));
    order = List.copyOf(byClass);
    classes = classOf.values().stream().distinct().sorted().toList();
    for (int n = 0; n < REPORTERS; n++) {
      begin(random, this::report);
    }
    begin(random, this::excuse);
    begin(random, this::sign);
    begin(random, this::sign);
    begin(random, this::look);
    begin(random, this::look);
  }

  /** The class of each number on the roll of the one institution there is. */
  static Map<String, String> classes(Database database) throws SQLException {
    var classes = new HashMap<String, String>();
    try (var connection = database.within();
        var statement = connection.createStatement()) {
      var rows =
          statement.executeQuery(
              """
              select p.number, m.unit_id from people.person p
                join people.membership m on m.institution_id = p.institution_id
                 and m.person_id = p.id
               where p.kind = 'student'
              """);
      while (rows.next()) {
        classes.put(rows.getString(1), rows.getString(2));
      }
    }
    return classes;
  }

  private interface Part {
    void play(RandomGenerator random) throws InterruptedException;
  }

  private void begin(RandomGenerator seeds, Part part) {
    var own = RandomGeneratorFactory.of("L64X128MixRandom").create(seeds.nextLong());
    threads.submit(
        () -> {
          while (going) {
            part.play(own);
          }
          return null;
        });
  }

  private void report(RandomGenerator random) throws InterruptedException {
    int n = next.getAndIncrement();
    // After their turn, and now and then before it, people correct.
    boolean first = n < order.size();
    var person = first ? order.get(n) : order.get(random.nextInt(order.size()));
    var key = UUID.randomUUID().toString();
    var body = "{\"person\":\"" + person + "\"}";
    // Whoever gets no answer sends the same again; with two copies it reaches the other.
    while (ask(Act.REPORT, person, "POST", "/reports", body, key).answer() == Answer.UNKNOWN
        && going) {
      Thread.sleep(UNANSWERED);
    }
    if (random.nextInt(4) == 0) {
      // An impatient thumb.
      ask(Act.REPORT, person, "POST", "/reports", body, key);
    }
    Thread.sleep(pace);
  }

  private void excuse(RandomGenerator random) throws InterruptedException {
    int from = Math.min(next.get(), order.size() - 1);
    var person = order.get(random.nextInt(from, order.size()));
    var body = "{\"reason\":\"公假\",\"until\":\"" + LocalDate.now().plusDays(2) + "\"}";
    ask(Act.EXCUSE, person, "PUT", "/excusals/" + person, body, null);
    if (random.nextBoolean()) {
      ask(Act.EXPECT, person, "DELETE", "/excusals/" + person, null, null);
    }
    Thread.sleep(20);
  }

  private void sign(RandomGenerator random) throws InterruptedException {
    var unit = classes.get(random.nextInt(classes.size()));
    ask(Act.SIGN, unit, "POST", "/closures", "{\"unit\":\"" + unit + "\"}", null);
    if (next.get() > order.size() * 11 / 10 && random.nextInt(8) == 0) {
      var signature = ask(Act.CLOSE, "", "POST", "/closures", "{}", null);
      // Signed, and the answer was lost: it is told so when it is tried again.
      closed |= signature.done(Act.CLOSE) || signature.told().equals("rounds.closed");
    }
    Thread.sleep(20);
  }

  private void look(RandomGenerator random) throws InterruptedException {
    ask(Act.MISSING, "", "GET", "/missing?limit=50000", null, null);
    ask(Act.FIGURES, "", "GET", "", null, null);
    ask(Act.CLASSES, "", "GET", "/closures", null, null);
    Thread.sleep(random.nextInt(50));
  }

  private Entry ask(
      Act act,
      String about,
      String method,
      String path,
      @Nullable String body,
      @Nullable String key)
      throws InterruptedException {
    var copy = copies.get(Math.floorMod(turn.getAndIncrement(), copies.size()));
    var request =
        HttpRequest.newBuilder(copy.resolve("/api/v1/rounds/" + round + path))
            .timeout(Duration.ofSeconds(40))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    if (key != null) {
      request.header("Idempotency-Key", key);
    }
    long asked = System.nanoTime();
    Answer answer;
    String told = null;
    try {
      var response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      int status = response.statusCode();
      answer =
          status / 100 == 2
              ? Answer.DONE
              : status / 100 == 4 && status != 429 ? Answer.REFUSED : Answer.UNKNOWN;
      told =
          answer == Answer.REFUSED
              ? JsonMapper.shared().readTree(response.body()).path("code").asString("")
              : response.body();
    } catch (IOException broken) {
      answer = Answer.UNKNOWN;
    }
    return history.add(act, about, asked, answer, told);
  }

  /** Waits for the university's signature; false where it did not come in time. */
  boolean waitUntilClosed(Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (!closed && System.nanoTime() < end) {
      Thread.sleep(50);
    }
    return closed;
  }

  /** What was asked and answered so far. */
  History history() {
    return history;
  }

  /** Ends it; what is on its way is answered or not. */
  @Override
  public void close() throws InterruptedException {
    going = false;
    threads.shutdown();
    if (!threads.awaitTermination(2, TimeUnit.MINUTES)) {
      throw new IllegalStateException("somebody waits for ever");
    }
    client.close();
  }
}
