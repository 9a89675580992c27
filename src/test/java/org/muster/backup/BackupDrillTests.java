package org.muster.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.muster.MusterTest;
import org.muster.MutableClock;
import org.muster.audit.Trail;
import org.muster.people.Audience;
import org.muster.rounds.Board;
import org.muster.rounds.ClosureChains;
import org.muster.rounds.Closures;
import org.muster.rounds.Level;
import org.muster.rounds.Receipt;
import org.muster.rounds.Reports;
import org.muster.rounds.Round;
import org.muster.rounds.Rounds;
import org.muster.rounds.SmallCampus;
import org.muster.rounds.Submission;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.KeptDatabase;
import org.muster.shared.SecretFile;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The drill: back up while reports come in, restore elsewhere, and find the same there. */
@MusterTest
@Import(SmallCampus.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BackupDrillTests {

  @Autowired SmallCampus campuses;
  @Autowired Rounds rounds;
  @Autowired Reports reports;
  @Autowired Closures closures;
  @Autowired ClosureChains closureChains;
  @Autowired Board board;
  @Autowired Trail trail;
  @Autowired JdbcClient jdbc;
  @Autowired MutableClock clock;

  @Value("${spring.datasource.url}")
  String url;

  @TempDir static Path home;

  private final AtomicInteger written = new AtomicInteger();
  private SmallCampus.Made campus;
  private Round round;
  private Path data;
  private Path restored;
  private long reportsBefore;
  private long reportsAfter;

  @BeforeAll
  void drill() throws Exception {
    data = Files.createDirectory(home.resolve("data"));
    var operator = new Operator(data, url);
    Path file = home.resolve("drill.backup");
    restored = home.resolve("restored");
    new SecretFile(data.resolve("secret")).value();
    campus = campuses.make();
    round = CurrentInstitution.call(id(), this::open);
    CurrentInstitution.run(id(), this::aMorning);
    reportsBefore = count("select count(*) from rounds.report");

    var stop = new AtomicBoolean();
    var writer = Thread.ofVirtual().start(() -> reportUntil(stop));
    awaitReports(20);
    assertThat(operator.run("backup", file)).as(operator.said()).isZero();
    awaitReports(written.get() + 20);
    stop.set(true);
    writer.join();

    reportsAfter = count("select count(*) from rounds.report");
    assertThat(operator.run("restore", file, restored)).as(operator.said()).isZero();
  }

  private Round open() {
    Instant due = clock.instant().plus(Duration.ofHours(8));
    return rounds.create("日报", "daily-health", Audience.ALL, null, due);
  }

  private void aMorning() {
    for (int n = 1; n <= 9; n++) {
      report("S%02d".formatted(n), "first-" + n);
    }
    closures.close(round, campus.classes().getFirst(), Level.CLASS, null, "王老师");
  }

  private void report(String number, String key) {
    var person =
        jdbc.sql("select id from people.person where institution_id = ? and number = ?")
            .params(id(), number)
            .query(UUID.class)
            .single();
    var taken =
        reports.takeAll(List.of(Submission.self(round.id(), person, key, new Submission.Same())));
    assertThat(taken).allMatch(Receipt.Accepted.class::isInstance);
  }

  /** Corrections: they add reports and leave the totals as they are. */
  private void reportUntil(AtomicBoolean stop) {
    CurrentInstitution.run(
        id(),
        () -> {
          while (!stop.get()) {
            report("S05", "again-" + written.incrementAndGet());
          }
        });
  }

  private void awaitReports(int number) {
    Awaitility.await().until(() -> written.get() >= number);
  }

  @Test
  void theRestoredFiguresAreTheFirstOnes() throws Exception {
    var tally = CurrentInstitution.call(id(), () -> board.units(round).all());
    var expected = Map.of("missing", (long) tally.missing(), "reported", (long) tally.reported());
    var found = new TreeMap<String, Long>();
    try (var database = KeptDatabase.open(restored);
        var connection = database.connect();
        var rows =
            connection
                .createStatement()
                .executeQuery(
                    "select state, count(*) from rounds.roll where round_id = '%s' group by 1"
                        .formatted(round.id()))) {
      while (rows.next()) {
        found.put(rows.getString(1), rows.getLong(2));
      }
    }
    assertThat(found).isEqualTo(expected).containsEntry("missing", 3L);
  }

  @Test
  void theRestoredTrailAndClosuresHoldAndEndWhereTheFirstOnesDid() throws Exception {
    var first = CurrentInstitution.call(id(), closureChains::verify);
    try (var database = KeptDatabase.open(restored);
        var connection = database.connect();
        var chains = new Chains(connection, clock.instant())) {
      var heads = chains.heads().stream().filter(it -> it.institution().equals(id())).findFirst();
      assertThat(heads)
          .hasValueSatisfying(
              it -> {
                assertThat(it.closures()).isEqualTo(new Chains.Head(1, first.head(), true));
                assertThat(it.trail().holds()).isTrue();
                // The entry of this backup was written after it: the trail went on here.
                assertThat(it.trail().hash()).isEqualTo(trailHash(it.trail().length()));
                assertThat(CurrentInstitution.call(id(), trail::verify).entries())
                    .isEqualTo(it.trail().length() + 1);
              });
    }
  }

  private String trailHash(long seq) {
    return CurrentInstitution.call(
        id(),
        () ->
            jdbc.sql(
                    "select encode(hash, 'hex') from audit.entry"
                        + " where institution_id = ? and seq = ?")
                .params(id(), seq)
                .query(String.class)
                .single());
  }

  @Test
  void itIsOneMomentOfARunningProgram() throws Exception {
    try (var database = KeptDatabase.open(restored);
        var connection = database.connect()) {
      String mine = "select count(*) from rounds.report where institution_id = '%s'";
      long then = Long.parseLong(Snapshot.ask(connection, mine.formatted(id())));
      assertThat(then).isBetween(reportsBefore, reportsAfter);
      assertThat(reportsAfter).isGreaterThan(reportsBefore);
      assertThat(
              Snapshot.ask(
                  connection,
                  """
                  select count(*) from rounds.roll r
                   where report_id is not null and not exists (
                     select from rounds.report p
                      where p.institution_id = r.institution_id and p.id = r.report_id)
                  """))
          .as("rolls that name a report of a later moment")
          .isEqualTo("0");
    }
  }

  @Test
  void theSecretTravelsAndTheDirectoryIsReadyToStartOn() throws Exception {
    assertThat(restored.resolve("secret")).hasSameTextualContentAs(data.resolve("secret"));
    assertThat(restored.resolve(BackupKey.FILE))
        .hasSameTextualContentAs(data.resolve(BackupKey.FILE));
    assertThat(restored.resolve("half-restored")).doesNotExist();
    try (var running = KeptDatabase.open(restored)) {
      // A command beside a running program joins its database and leaves it running.
      try (var beside = KeptDatabase.open(restored);
          Connection connection = beside.connect()) {
        assertThat(Snapshot.ask(connection, "select 1")).isEqualTo("1");
      }
      assertThat(Snapshot.ask(running.connect(), "select 1")).isEqualTo("1");
    }
  }

  private UUID id() {
    return campus.id();
  }

  private long count(String sql) {
    return CurrentInstitution.call(id(), () -> jdbc.sql(sql).query(Long.class).single());
  }
}
