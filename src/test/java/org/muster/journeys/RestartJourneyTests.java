package org.muster.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an operator's worst minutes do to a running Muster; one after the other, on one directory.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RestartJourneyTests {

  private static final String PASSWORD = "correct-horse-battery";

  @TempDir static Path data;
  static int operator;
  static MusterProcess muster;

  @BeforeAll
  static void start() throws Exception {
    operator = MusterProcess.freePort();
    muster = MusterProcess.start(data, "--management.server.port=" + operator);
  }

  @AfterAll
  static void stop() throws Exception {
    muster.close();
  }

  @Test
  @Order(0)
  void theFirstStartPrintsALinkThatFoundsOneUniversityAndServesNoMore() throws Exception {
    var browser =
        HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    var link = Pattern.compile("/setup/[\\w-]+").matcher(muster.output());
    assertThat(link.find()).as(muster.output()).isTrue();
    var page = muster.address().resolve(link.group());

    var shown = text(browser, HttpRequest.newBuilder(page));
    assertThat(shown).contains(link.group() + "/institution", link.group() + "/campus");
    var token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(shown);
    assertThat(token.find()).isTrue();
    var fields =
        "_csrf=%s&code=trial&name=Trial&zone=Asia/Shanghai&number=T01&person=Wang&password=%s&again=%s"
            .formatted(token.group(1), PASSWORD, PASSWORD);
    var home =
        text(
            browser,
            HttpRequest.newBuilder(URI.create(page + "/institution"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept-Language", "en")
                .POST(HttpRequest.BodyPublishers.ofString(fields)));
    assertThat(home).contains("Hello, Wang");

    var again = browser.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString());
    assertThat(again.statusCode()).isEqualTo(404);
  }

  @Test
  @Order(0)
  void whoeverRunsItReadsItsMeasurementsOnAPortOfTheirOwn() throws Exception {
    var client = HttpClient.newHttpClient();
    var measured =
        text(
            client,
            HttpRequest.newBuilder(
                URI.create("http://localhost:" + operator + "/actuator/prometheus")));
    var asked =
        Pattern.compile("\\b[a-z]+_[a-z_]+\\b")
            .matcher(
                JsonMapper.shared()
                    .readTree(Path.of("deploy/grafana/muster.json").toFile())
                    .findValuesAsString("expr")
                    .toString())
            .results()
            .map(MatchResult::group)
            .collect(Collectors.toSet());
    assertThat(asked).contains("muster_reports_total", "muster_intake_waiting");
    assertThat(asked).allSatisfy(name -> assertThat(measured).contains("\n" + name));

    for (var path : List.of("/actuator/prometheus", "/actuator/health", "/actuator")) {
      var refused =
          client.send(
              HttpRequest.newBuilder(muster.address().resolve(path)).build(),
              BodyHandlers.ofString());
      assertThat(refused.statusCode()).as(path).isNotEqualTo(200);
    }
    assertThat(text(client, HttpRequest.newBuilder(muster.address().resolve("/livez"))))
        .contains("UP");
  }

  private static String text(HttpClient browser, HttpRequest.Builder request) throws Exception {
    var answer = browser.send(request.build(), BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  @Test
  @Order(1)
  void aSecondStartOnTheSameDirectoryIsRefusedInBothLanguages() throws Exception {
    try (var second = MusterProcess.launch(data)) {
      assertThat(second.exit()).isEqualTo(1);
      assertThat(second.output())
          .contains("已有一个日况程序正在使用数据目录", "Another Muster is running on the data directory");
    }
    assertThat(muster.isUp()).isTrue();
  }

  @Test
  @Order(2)
  void aKilledDatabaseComesBack() throws Exception {
    var before = muster.database();

    muster.killDatabase();

    muster.waitUntil(muster::isUp);
    assertThat(before.isAlive()).isFalse();
    assertThat(muster.database().isAlive()).isTrue();
  }

  @Test
  @Order(3)
  void aKilledProgramStartsAgainAndClearsThePostgresItLeftBehind() throws Exception {
    var orphan = muster.database();
    muster.kill();
    assertThat(orphan.isAlive()).as("PostgreSQL outlives its program").isTrue();

    muster = MusterProcess.start(data);

    assertThat(orphan.isAlive()).isFalse();
    assertThat(muster.output()).contains("was left running by a killed Muster");
  }

  @Test
  @Order(4)
  void aJobThatWasBeingDoneByAKilledProgramIsTakenUpWithinAMinute() throws Exception {
    var database = Database.of(data);
    database.execute(
        """
        update scheduled_tasks
           set picked = true, picked_by = 'killed', last_heartbeat = now() - interval '31 s',
               execution_time = now() - interval '31 s'
         where task_name = 'open-rounds'
        """);
    var since = Instant.now();
    muster.waitUntil(() -> doneSince(database, since));
    assertThat(Duration.between(since, Instant.now())).isLessThan(Duration.ofMinutes(1));
  }

  private static boolean doneSince(Database database, Instant since) {
    try (var connection = database.connect();
        var query =
            connection.prepareStatement(
                "select last_success > ? from scheduled_tasks where task_name = 'open-rounds'")) {
      query.setObject(1, since.atOffset(ZoneOffset.UTC));
      try (var rows = query.executeQuery()) {
        return rows.next() && rows.getBoolean(1);
      }
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  @Test
  @Order(5)
  void aStoppedProgramTakesItsPostgresWithIt() throws Exception {
    var database = muster.database();

    muster.stop();

    assertThat(database.onExit()).succeedsWithin(Duration.ofSeconds(10));
  }

  @Test
  @Order(6)
  void aSignInSettingThatCannotWorkStopsTheStartAndIsNamed() throws Exception {
    try (var wrong = MusterProcess.launch(data, "--muster.sign-in.campus.kind=cas")) {
      assertThat(wrong.exit()).isEqualTo(1);
      assertThat(wrong.output())
          .contains("缺少设置 muster.sign-in.campus.server", "muster.sign-in.campus.server is missing");
    }
  }
}
