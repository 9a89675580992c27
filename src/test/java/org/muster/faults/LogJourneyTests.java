package org.muster.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muster.bench.LargeCampus;
import org.muster.journeys.Api;
import org.muster.journeys.Brokers;
import org.muster.journeys.Database;
import org.muster.journeys.MusterProcess;
import org.muster.shared.PostgresPair;

/**
 * A cell: three brokers, a primary and its standby. Under load a broker is killed, then the
 * program, then the primary; whoever was told that their report had arrived finds it there, once.
 */
class LogJourneyTests {

  private static final int STUDENTS = 400;
  private static final String TOKEN = "mst_cell";

  @TempDir static Path folder;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final Set<String> acknowledged = new HashSet<>();
  private final String secret = secret();

  @Test
  void nothingReceivedIsLostWhateverOfACellIsKilled() throws Exception {
    try (var brokers = Brokers.start(folder.resolve("brokers"), 3);
        var postgres = PostgresPair.start(folder.resolve("postgres"))) {
      var database = new Database(postgres.url(), "muster");
      int port = MusterProcess.freePort();
      var muster = launch(port, brokers, postgres);
      try {
        muster.waitUntil(muster::isUp);
        var api = new Api(muster.address(), TOKEN);
        found(api, database);
        var round = DailyRound.open(api);
        var links = round.links(api);

        try (var phones = new Phones()) {
          phones.begin(muster.address(), links, 42);
          more(phones, 300);
          brokers.kill(0);
          more(phones, 300);
          muster.kill();
          phones.close();
          acknowledged.addAll(phones.acknowledged());
        }
        muster = launch(port, brokers, postgres);
        muster.waitUntil(muster::isUp);
        try (var phones = new Phones()) {
          phones.begin(muster.address(), links, 43);
          more(phones, 300);
          postgres.killPrimary();
          // There is no database to write to, and reports are received all the same.
          more(phones, 300);
          postgres.promote();
          more(phones, 300);
          phones.close();
          acknowledged.addAll(phones.acknowledged());
        }
        muster.waitUntil(muster::isUp);

        signedWhileTheDatabaseIsBehind(api, database, round, links);
        assertThat(Ledger.faults(database, api, round, acknowledged)).isEmpty();
        assertThat(database.column("select why from rounds.refused_report")).isEmpty();

        var next = DailyRound.open(api);
        var link = next.links(api).getFirst();
        brokers.kill(1);
        var refused = send(muster, link, UUID.randomUUID().toString());
        assertThat(refused.statusCode()).as("with one broker of three").isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        brokers.again(0);
        brokers.again(1);
        var key = UUID.randomUUID().toString();
        var there = muster;
        waitUntil(() -> received(there, link, key));
        waitUntil(() -> stored(database, key) == 1);
      } finally {
        muster.close();
      }
    }
  }

  /** Who signs waits until what had been received before is recorded, and signs over it. */
  private void signedWhileTheDatabaseIsBehind(
      Api api, Database database, DailyRound round, List<String> links) throws Exception {
    waitUntil(() -> missing(api, round) == 0);
    CompletableFuture<Void> signed;
    var late = UUID.randomUUID().toString();
    try (Connection holding = database.connect()) {
      holding.setAutoCommit(false);
      holding.createStatement().execute("lock table rounds.report in exclusive mode");
      assertThat(
              client
                  .send(post(api, links.getFirst(), late), HttpResponse.BodyHandlers.ofString())
                  .body())
          .contains("✓");
      signed =
          CompletableFuture.runAsync(
              () -> {
                try {
                  api.post(round.path() + "/closures", Map.of());
                } catch (Exception failed) {
                  throw new IllegalStateException(failed);
                }
              });
      TimeUnit.SECONDS.sleep(1);
      assertThat(signed).isNotDone();
      holding.rollback();
    }
    signed.get(30, TimeUnit.SECONDS);
    assertThat(stored(database, late)).isOne();
    acknowledged.add(late);
  }

  private MusterProcess launch(int port, Brokers brokers, PostgresPair postgres) throws Exception {
    return MusterProcess.launchAt(
        port,
        folder.resolve("muster"),
        "--spring.profiles.active=distributed",
        "--muster.log.servers=" + brokers.servers(),
        "--spring.datasource.url=" + postgres.url(),
        "--spring.datasource.username=muster",
        "--spring.datasource.password=muster",
        "--MUSTER_SECRET=" + secret,
        "--MUSTER_SEAL_KEYS=1:" + secret,
        "--muster.setup-token=" + TOKEN);
  }

  private static void found(Api api, Database database) throws Exception {
    var founded =
        api.post(
            "/api/v1/institutions",
            Map.of("code", "cell", "name", "试验大学", "zone", "Asia/Shanghai"));
    Files.writeString(folder.resolve("database-superuser"), "postgres");
    LargeCampus.fill(database, folder, UUID.fromString(founded.get("id").asString()), STUDENTS);
  }

  /** Waits until so many more have been acknowledged. */
  private static void more(Phones phones, int many) throws Exception {
    int before = phones.acknowledged().size();
    waitUntil(() -> phones.acknowledged().size() >= before + many);
  }

  private static void waitUntil(BooleanSupplier condition) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited in vain").isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private static int missing(Api api, DailyRound round) {
    try {
      return api.get(round.path()).get("missing").asInt();
    } catch (Exception notNow) {
      return -1;
    }
  }

  private static int stored(Database database, String key) {
    try {
      return database
          .column("select 1 from rounds.report where submission = '%s'".formatted(key))
          .size();
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }

  private boolean received(MusterProcess muster, String link, String key) {
    try {
      return send(muster, link, key).statusCode() == 200;
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }

  private HttpResponse<String> send(MusterProcess muster, String link, String key)
      throws Exception {
    return client.send(
        post(new Api(muster.address(), TOKEN), link, key), HttpResponse.BodyHandlers.ofString());
  }

  private static HttpRequest post(Api api, String link, String key) {
    return HttpRequest.newBuilder(api.address().resolve(link))
        .timeout(Duration.ofSeconds(40))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString("same=1&_key=" + key))
        .build();
  }

  private static String secret() {
    var bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
