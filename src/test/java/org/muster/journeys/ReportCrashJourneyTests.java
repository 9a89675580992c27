package org.muster.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muster.bench.LargeCampus;

/** What was acknowledged is there, once, whatever is killed in the middle of the morning. */
class ReportCrashJourneyTests {

  private static final int STUDENTS = 1_500;

  /** The script takes everybody's links; nobody is there to agree to it. */
  private static final String LINKS_ALONE = "--muster.exports.alone-up-to=" + STUDENTS;

  private static final String SECRET = "mst_crash-test";

  @TempDir static Path data;

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  /** Students by the path of their link. */
  private final Map<String, String> students = new ConcurrentHashMap<>();

  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

  @Test
  void everyAcknowledgedReportSurvivesOfEachExactlyOne() throws Exception {
    String round;
    try (var muster = MusterProcess.start(data, "--muster.setup-token=" + SECRET, LINKS_ALONE)) {
      round = prepare(muster);
      underLoad(muster, 400, muster::kill);
    }
    int beforeTheCrash = acknowledged.size();
    assertThat(beforeTheCrash).isBetween(400, STUDENTS - 1);
    try (var muster = MusterProcess.start(data, "--muster.setup-token=" + SECRET, LINKS_ALONE)) {
      assertNothingLost(muster, round);

      underLoad(muster, beforeTheCrash + 400, () -> muster.killDatabase());
      muster.waitUntil(muster::isUp);
      assertNothingLost(muster, round);

      // Everybody taps once more, also those who were told already that it is done.
      acknowledged.clear();
      underLoad(muster, STUDENTS, () -> {});
      assertThat(acknowledged).hasSize(STUDENTS);
      var figures = api(muster).get("/api/v1/rounds/" + round);
      assertThat(figures.get("reported").asInt()).isEqualTo(STUDENTS);
      assertThat(figures.get("missing").asInt()).isZero();
      assertThat(reportsStored()).isEqualTo(STUDENTS);
    }
  }

  private interface Stroke {
    void fall() throws Exception;
  }

  private String prepare(MusterProcess muster) throws Exception {
    var api = api(muster);
    var founded =
        api.post(
            "/api/v1/institutions",
            Map.of("code", "crash", "name", "试验大学", "zone", "Asia/Shanghai"));
    LargeCampus.fill(
        Database.of(data), data, UUID.fromString(founded.get("id").asString()), STUDENTS);
    var due = Instant.now().plus(Duration.ofHours(2)).toString();
    var round =
        api.post("/api/v1/rounds", Map.of("name", "日报", "form", "daily-health", "dueAt", due))
            .get("id")
            .asString();
    api.text("/api/v1/rounds/" + round + "/links")
        .lines()
        .skip(1)
        .forEach(
            line ->
                students.put(
                    line.substring(line.indexOf("/c/"), line.lastIndexOf(',')),
                    line.substring(0, line.indexOf(','))));
    assertThat(students).hasSize(STUDENTS);
    return round;
  }

  /** Sixteen phones send what is not acknowledged yet; the stroke falls when enough is. */
  private void underLoad(MusterProcess muster, int enough, Stroke stroke) throws Exception {
    Queue<String> waiting =
        new ConcurrentLinkedQueue<>(
            students.keySet().stream().filter(path -> !acknowledged.contains(path)).toList());
    try (var phones = Executors.newFixedThreadPool(16)) {
      for (int phone = 0; phone < 16; phone++) {
        phones.submit(() -> send(muster.address(), waiting));
      }
      muster.waitUntil(() -> acknowledged.size() >= enough);
      stroke.fall();
      waiting.clear();
    }
  }

  private void send(URI address, Queue<String> waiting) {
    for (var path = waiting.poll(); path != null; path = waiting.poll()) {
      try {
        var answer =
            client.send(
                HttpRequest.newBuilder(address.resolve(path))
                    .timeout(Duration.ofSeconds(30))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("same=1"))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() == 200 && answer.body().contains("✓")) {
          acknowledged.add(path);
        }
      } catch (IOException broken) {
        // Not acknowledged: the phone would try again.
      } catch (InterruptedException stopped) {
        return;
      }
    }
  }

  private void assertNothingLost(MusterProcess muster, String round) throws Exception {
    var missing = new java.util.HashSet<String>();
    api(muster)
        .get("/api/v1/rounds/" + round + "/missing?limit=" + STUDENTS)
        .get("people")
        .forEach(person -> missing.add(person.get("number").asString()));
    assertThat(acknowledged.stream().map(students::get)).noneMatch(missing::contains);
    assertThat(reportsStored()).isEqualTo(STUDENTS - missing.size());
  }

  /** Reports, each for a person of their own. */
  private static long reportsStored() throws Exception {
    try (var connection = Database.of(data).within();
        var statement = connection.createStatement()) {
      try (var rows =
          statement.executeQuery("select count(*), count(distinct person_id) from rounds.report")) {
        rows.next();
        assertThat(rows.getLong(1)).isEqualTo(rows.getLong(2));
        return rows.getLong(1);
      }
    }
  }

  private static Api api(MusterProcess muster) {
    return new Api(muster.address(), SECRET);
  }
}
