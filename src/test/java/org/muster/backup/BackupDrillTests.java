package org.muster.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  @TempDir Path home;

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final AtomicInteger written = new AtomicInteger();
  private SmallCampus.Made campus;
  private Round round;
  private Path file;
  private Path restored;
  private long reportsBefore;
  private long reportsAfter;

  @BeforeAll
  void drill() throws Exception {
    file = home.resolve("drill.backup");
    restored = home.resolve("restored");
    Files.createDirectory(data());
    new SecretFile(data().resolve("secret")).value();
    campus = campuses.make();
    CurrentInstitution.run(id(), this::aMorning);
    reportsBefore = count("select count(*) from rounds.report");

    var stop = new AtomicBoolean();
    var writer = Thread.ofVirtual().start(() -> reportUntil(stop));
    awaitReports(20);
    assertThat(command("postgres").run(List.of("backup", file.toString()))).as(said()).isZero();
    awaitReports(written.get() + 20);
    stop.set(true);
    writer.join();

    reportsAfter = count("select count(*) from rounds.report");
    assertThat(command("postgres").run(List.of("restore", file.toString(), restored.toString())))
        .as(said())
        .isZero();
  }

  private void aMorning() {
    Instant now = clock.instant();
    round =
        rounds.create("日报", "daily-health", Audience.ALL, null, now.plus(Duration.ofHours(8)));
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
        reports.takeAll(
            List.of(Submission.self(round.id(), person, key, new Submission.Same())));
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
    org.awaitility.Awaitility.await().until(() -> written.get() >= number);
  }

  @Test
  void theRestoredFiguresAreTheFirstOnes() throws Exception {
    var tally = CurrentInstitution.call(id(), () -> board.units(round).all());
    var expected =
        Map.of("missing", (long) tally.missing(), "reported", (long) tally.reported());
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
      var heads =
          chains.heads().stream().filter(it -> it.institution().equals(id())).findFirst();
      assertThat(heads)
          .hasValueSatisfying(
              it -> {
                assertThat(it.closures())
                    .isEqualTo(new Chains.Head(1, first.head(), true));
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
      long then = Long.parseLong(Snapshot.ask(connection, "select count(*) from rounds.report"));
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
    assertThat(restored.resolve("secret")).hasSameTextualContentAs(data().resolve("secret"));
    assertThat(restored.resolve(BackupKey.FILE))
        .hasSameTextualContentAs(data().resolve(BackupKey.FILE));
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

  @Test
  void aSecondBackupDoesNotOverwriteAFile() {
    assertThat(command("postgres").run(List.of("backup", file.toString()))).isEqualTo(1);
    assertThat(said()).contains("There is a file");
  }

  @Test
  void aRoleThatSeesNoRowsIsRefusedInsteadOfMakingAnEmptyBackup() {
    Path empty = home.resolve("empty.backup");
    assertThat(command("muster").run(List.of("backup", empty.toString()))).isEqualTo(1);
    assertThat(said()).contains("may not read everything");
    assertThat(home).isDirectoryNotContaining("glob:**/empty.*");
  }

  @ParameterizedTest
  @CsvSource({
    "flipped, damaged or cut off",
    "truncated, damaged or cut off",
    "another key, was sealed with the key",
    "newer, of a newer program (rounds V999)",
    "no backup, not a backup",
    "changed tables, not those this program makes"
  })
  void whatCannotBeRestoredIsNamedAndLeavesNothingBehind(String fault, String words)
      throws Exception {
    Path bad = spoilt(fault);
    Path target = home.resolve("target");
    var command = fault.equals("another key") ? commandWithAnotherKey() : command("postgres");
    assertThat(command.run(List.of("restore", bad.toString(), target.toString()))).isEqualTo(1);
    assertThat(said()).contains(words);
    assertThat(target).doesNotExist();
  }

  @Test
  void aDirectoryThatHoldsSomethingIsLeftAsItIs() throws Exception {
    Path target = Files.createDirectory(home.resolve("in-use"));
    Files.writeString(target.resolve("mine"), "mine");
    assertThat(command("postgres").run(List.of("restore", file.toString(), target.toString())))
        .isEqualTo(1);
    assertThat(said()).contains("not an empty directory");
    assertThat(target.resolve("mine")).hasContent("mine");
  }

  @Test
  void aFileIsVerifiedWithoutRestoringIt() {
    assertThat(command("postgres").run(List.of("verify", file.toString()))).as(said()).isZero();
    assertThat(said()).contains("is whole", "rounds.report", "试验大学: the trail has");
    assertThat(command("postgres").run(List.of("verify"))).isEqualTo(2);
  }

  private Path spoilt(String fault) throws Exception {
    byte[] bytes = Files.readAllBytes(file);
    Path bad = Files.createTempFile(home, "bad", ".backup");
    switch (fault) {
      case "flipped" -> bytes[bytes.length / 2] ^= 1;
      case "truncated" -> bytes = java.util.Arrays.copyOf(bytes, bytes.length - 20);
      case "no backup" -> bytes = new byte[1000];
      case "newer" -> bytes = sealed(Map.of("rounds", 999));
      case "changed tables" -> bytes = sealed(KeptDatabase.newestVersions());
      default -> {}
    }
    return Files.write(bad, bytes);
  }

  /** A backup of no tables, as a program with these versions would make it. */
  private byte[] sealed(Map<String, Integer> versions) throws Exception {
    var manifest = new Manifest(1, clock.instant(), versions, List.of(), List.of(), List.of());
    var bytes = new ByteArrayOutputStream();
    var sealed = new SealedOutput(bytes, BackupKey.forReading(settings("postgres"), data()));
    var zip = new ZipOutputStream(sealed);
    zip.putNextEntry(new ZipEntry(BackupFile.MANIFEST));
    zip.write(BackupMaking.JSON.writeValueAsBytes(manifest));
    zip.putNextEntry(new ZipEntry(BackupFile.CONTENTS));
    zip.write(BackupMaking.JSON.writeValueAsBytes(new Contents(Map.of())));
    zip.finish();
    sealed.finish();
    return bytes.toByteArray();
  }

  private Command command(String role) {
    return command(settings(role));
  }

  private Command commandWithAnotherKey() {
    String key = "A".repeat(43) + "=";
    return command(new BackupSettings(key, null, settings("postgres").datasource()));
  }

  private Command command(BackupSettings settings) {
    said.reset();
    return new Command(
        settings,
        data(),
        false,
        Command.words(Locale.ENGLISH),
        new PrintStream(said, true, StandardCharsets.UTF_8));
  }

  private BackupSettings settings(String role) {
    return new BackupSettings(null, null, new BackupSettings.Datasource(url, role, "muster"));
  }

  private Path data() {
    return home.resolve("data");
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }

  private UUID id() {
    return campus.id();
  }

  private long count(String sql) {
    return CurrentInstitution.call(id(), () -> jdbc.sql(sql).query(Long.class).single());
  }
}
