package org.muster.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muster.bench.LargeCampus;
import org.muster.faults.History.Act;
import org.muster.journeys.Api;
import org.muster.journeys.Database;
import org.muster.journeys.MusterProcess;
import org.muster.shared.TestPostgres;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two copies of the program on one PostgreSQL of the operator's, asked in turn without affinity
 * while one after the other is restarted: a whole round, from the first report to the signature.
 */
class TwoCopiesJourneyTests {

  private static final int STUDENTS = 500;
  private static final String TOKEN = "mst_two-copies";

  /** The round lasts as long as two restarts do. */
  private static final Duration PACE = Duration.ofMillis(400);

  @TempDir static Path folder;

  private final String url = TestPostgres.newDatabase();
  private final String secret = secret();

  @Test
  void holdTogetherWhileTheyAreRestartedInTurn() throws Exception {
    var one = launch("one", MusterProcess.freePort());
    var two = launch("two", MusterProcess.freePort());
    try {
      one.waitUntil(one::isUp);
      two.waitUntil(two::isUp);
      var api = new Api(one.address(), TOKEN);
      var database = new Database(url, "muster");
      var roll = roll(api, database);
      var round = DailyRound.open(api);
      History history;
      // A proxy in front keeps the addresses.
      try (var morning =
          new Morning(List.of(one.address(), two.address()), TOKEN, round.id(), roll, PACE, 42)) {
        Thread.sleep(2_000);
        one = again(one, "one");
        two = again(two, "two");
        assertThat(morning.waitUntilClosed(Duration.ofMinutes(2))).as("signed").isTrue();
        // Those who come too late are refused by both.
        Thread.sleep(1_000);
        history = morning.history();
      }
      assertThat(Rules.broken(history, roll)).isEmpty();
      assertThat(lost(history, database)).as("acknowledged reports that are not there").isEmpty();
      assertThat(new Api(two.address(), TOKEN).get(round.path()))
          .isEqualTo(new Api(one.address(), TOKEN).get(round.path()));
      assertThat(
              database.column(
                  "select task_name from scheduled_tasks where task_instance = 'recurring'"))
          .as("recurring jobs, each there once for both copies")
          .isNotEmpty()
          .doesNotHaveDuplicates();
      for (var act : Act.values()) {
        assertThat(history.entries()).as("the morning has each").anyMatch(e -> e.done(act));
      }
    } finally {
      one.close();
      two.close();
    }
  }

  private MusterProcess launch(String name, int port) throws Exception {
    return MusterProcess.launchAt(
        port,
        folder.resolve(name),
        "--spring.datasource.url=" + url,
        "--spring.datasource.username=muster",
        "--spring.datasource.password=muster",
        "--MUSTER_SECRET=" + secret,
        "--muster.setup-token=" + TOKEN);
  }

  /** Stops a copy as an operator does and starts it anew at its address. */
  private MusterProcess again(MusterProcess copy, String name) throws Exception {
    copy.stop();
    var next = launch(name, copy.address().getPort());
    next.waitUntil(next::isUp);
    return next;
  }

  private static Map<String, String> roll(Api api, Database database) throws Exception {
    var founded =
        api.post(
            "/api/v1/institutions", Map.of("code", "two", "name", "试验大学", "zone", "Asia/Shanghai"));
    Files.writeString(folder.resolve("database-superuser"), "postgres");
    LargeCampus.fill(database, folder, UUID.fromString(founded.get("id").asString()), STUDENTS);
    return Morning.classes(database);
  }

  /** The ids of what was acknowledged and is not stored. */
  private static Set<String> lost(History history, Database database) throws SQLException {
    var lost = new HashSet<String>();
    for (var entry : history.entries()) {
      if (entry.done(Act.REPORT)) {
        lost.add(JsonMapper.shared().readTree(entry.told()).get("report").asString());
      }
    }
    assertThat(lost).hasSizeGreaterThanOrEqualTo(STUDENTS / 2);
    lost.removeAll(database.column("select id from rounds.report"));
    return lost;
  }

  private static String secret() {
    var bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
