package org.muster.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muster.bench.LargeCampus;
import org.muster.journeys.Api;
import org.muster.journeys.Database;
import org.muster.journeys.MusterProcess;
import org.muster.shared.TestPostgres;

/**
 * The database of the operator's is slow, hung, cut off, away or has no connection left: what was
 * acknowledged is there once, nobody is kept waiting, and all goes on without a hand.
 */
class OutagesJourneyTests {

  private static final int STUDENTS = 320;
  private static final String TOKEN = "mst_outages";

  /** Whoever cannot be answered is told so within this time. */
  private static final Duration TOLD = Duration.ofSeconds(13);

  @TempDir static Path folder;

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  static Wire wire;
  static MusterProcess muster;
  static Database database;
  static Api api;
  static DailyRound round;
  static List<String> links;

  @BeforeAll
  static void start() throws Exception {
    var url = TestPostgres.newDatabase();
    database = new Database(url, "muster");
    wire = new Wire(URI.create(url.substring("jdbc:".length())).getPort());
    muster =
        MusterProcess.start(
            folder,
            "--spring.datasource.url="
                + url.replaceFirst("localhost:\\d+", "localhost:" + wire.port()),
            "--spring.datasource.username=muster",
            "--spring.datasource.password=muster",
            "--MUSTER_SECRET=" + secret(),
            "--muster.setup-token=" + TOKEN);
    api = new Api(muster.address(), TOKEN);
    var founded =
        api.post(
            "/api/v1/institutions",
            Map.of("code", "outages", "name", "试验大学", "zone", "Asia/Shanghai"));
    Files.writeString(folder.resolve("database-superuser"), "postgres");
    LargeCampus.fill(database, folder, UUID.fromString(founded.get("id").asString()), STUDENTS);
    round = DailyRound.open(api);
    links = round.links(api);
  }

  @AfterAll
  static void stop() throws Exception {
    wire.mend();
    muster.close();
    wire.close();
  }

  @AfterEach
  void mend() {
    wire.mend();
  }

  @Test
  void aSlowLineLosesNothing() throws Exception {
    underLoad(
        () -> {
          wire.slow(Duration.ofMillis(200));
          Thread.sleep(3_000);
        });
  }

  @Test
  void aHungLineLosesNothingAndReadinessSaysSo() throws Exception {
    underLoad(
        () -> {
          wire.hang();
          long since = System.nanoTime();
          var asked = List.of(later(request("/readyz")), later(request(links.getFirst())));
          for (var one : asked) {
            assertThat(one.join().statusCode()).isEqualTo(503);
          }
          assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(TOLD);
        });
  }

  @Test
  void aLineThatIsCutInTheMiddleLosesNothing() throws Exception {
    underLoad(
        () -> {
          for (int times = 0; times < 8; times++) {
            Thread.sleep(250);
            wire.cut();
          }
        });
  }

  @Test
  void aDatabaseThatIsAwayIsSaidInTheReadersLanguageAndComesBackByItself() throws Exception {
    underLoad(
        () -> {
          wire.remove();
          var asked =
              List.of(
                  request(links.getFirst()),
                  request("/sign-in")
                      .header("Cookie", "muster=" + UUID.randomUUID())
                      .header("Accept-Language", "en"),
                  request(round.path()).header("Authorization", "Bearer " + TOKEN),
                  request("/readyz"));
          var answers = new ArrayList<HttpResponse<String>>();
          for (var one : asked.stream().map(OutagesJourneyTests::later).toList()) {
            answers.add(one.join());
          }
          assertThat(answers).allMatch(answer -> answer.statusCode() == 503);
          assertThat(answers.subList(0, 3))
              .allMatch(answer -> answer.headers().firstValueAsLong("Retry-After").isPresent());
          assertThat(answers.get(0).body()).contains("请几秒后重新提交");
          assertThat(answers.get(1).body()).contains("The database does not answer");
          assertThat(answers.get(2).body()).contains("\"code\":\"database\"", "数据库此刻没有应答");
          assertThat(answers).noneMatch(answer -> answer.body().contains("Exception"));
        });
  }

  @Test
  void whenAllConnectionsAreTakenOthersAreAskedToComeAgain() throws Exception {
    underLoad(
        () -> {
          try (var taking = database.connect()) {
            taking.setAutoCommit(false);
            taking.createStatement().execute("lock table rounds.roll in access exclusive mode");
            var asked = new ArrayList<CompletableFuture<HttpResponse<String>>>();
            for (int n = 0; n < 40; n++) {
              asked.add(later(request(links.get(n)).header("Accept-Language", "en")));
            }
            long end = System.nanoTime() + TOLD.toNanos();
            while (asked.stream().filter(CompletableFuture::isDone).count() < 24) {
              assertThat(System.nanoTime()).as("those without a connection wait").isLessThan(end);
              Thread.sleep(100);
            }
            for (var one : asked) {
              if (one.isDone()) {
                assertThat(one.join().statusCode()).isEqualTo(503);
                assertThat(one.join().headers().firstValueAsLong("Retry-After")).isPresent();
                assertThat(one.join().body()).contains("Very many reports");
              }
            }
            taking.rollback();
            asked.forEach(CompletableFuture::join);
          }
        });
  }

  private interface Trouble {
    void make() throws Exception;
  }

  /** Trouble while telephones report; afterwards it is over and nobody lends a hand. */
  private void underLoad(Trouble trouble) throws Exception {
    var phones = new Phones();
    try (phones) {
      phones.begin(muster.address(), links, 7);
      muster.waitUntil(() -> phones.acknowledged().size() > 100);
      trouble.make();
      wire.mend();
      int then = phones.acknowledged().size();
      long since = System.nanoTime();
      muster.waitUntil(() -> muster.isUp() && phones.acknowledged().size() > then + 100);
      assertThat(Duration.ofNanos(System.nanoTime() - since))
          .as("from the end of the trouble until it is well")
          .isLessThan(Duration.ofSeconds(20));
    }
    var lost = new HashSet<>(phones.acknowledged());
    lost.removeAll(database.column("select submission from rounds.report"));
    assertThat(lost).as("acknowledged and not there").isEmpty();
    assertThat(
            database.column(
                """
                select submission from rounds.report
                 group by round_id, person_id, submission having count(*) > 1
                """))
        .as("there twice")
        .isEmpty();
  }

  private static CompletableFuture<HttpResponse<String>> later(HttpRequest.Builder request) {
    return CLIENT.sendAsync(request.build(), BodyHandlers.ofString());
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(muster.address().resolve(path)).timeout(Duration.ofSeconds(40));
  }

  private static String secret() {
    var bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
