package org.muster.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.MusterTest;
import org.muster.audit.Actor;
import org.muster.audit.Trail;
import org.muster.audit.TrailEntry;
import org.muster.identity.Accounts;
import org.muster.identity.FirstInstitution;
import org.muster.identity.Visitor;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.MusterSettings;
import org.muster.shared.WholeDatabase;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

@MusterTest
class BackupsPageTests {

  @Autowired MockMvcTester browser;
  @Autowired FirstInstitution founding;
  @Autowired Accounts accounts;
  @Autowired RunRepository runs;
  @Autowired ObjectProvider<WholeDatabase> embedded;
  @Autowired MusterSettings muster;
  @Autowired Trail trail;
  @Autowired TransactionTemplate transaction;
  @Autowired Clock clock;

  @Value("${spring.datasource.url}")
  String url;

  private Visitor.Founder founder;
  private Visitor visitor;

  @BeforeEach
  void signIn() {
    founder = Visitor.found(founding, accounts);
    visitor = new Visitor(browser);
    visitor.signIn(founder.login(), Visitor.PASSWORD);
  }

  @Test
  void aBackupIsMadeShownAndTakenAwayAndAllOfItIsOnTheTrail() {
    UUID id = in(() -> backups().begin(new Actor(founder.person(), "王老师", null)));
    Awaitility.await().until(() -> !run(id).working());

    var run = run(id);
    assertThat(run.state()).as(String.valueOf(run.failure())).isEqualTo(BackupRun.State.MADE);
    assertThat(run.tablesDone()).isEqualTo(run.tables()).isPositive();
    assertThat(Visitor.body(visitor.get("/admin/backups", "zh-CN")))
        .contains("已完成", "王老师", run.file(), "指纹", "/file\"");
    assertThat(Visitor.body(visitor.get("/admin/backups", "en")))
        .contains("Back up now", run.size());

    var file = visitor.get("/admin/backups/" + id + "/file", "en");
    assertThat(file).hasStatusOk();
    assertThat(file.getResponse().getContentAsByteArray())
        .startsWith("MUSTERB1".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    assertThat(in(() -> trail.read("backup", run.file(), Long.MAX_VALUE, 10)))
        .extracting(TrailEntry::action)
        .containsExactly("backup.downloaded", "backup.made");
  }

  @Test
  void aServerWhoseRoleMayNotReadEverythingIsToldSo() {
    var refused = visitor.send("/admin/backups", "/admin/backups", java.util.Map.of());
    assertThat(refused).hasStatus(422);
    assertThat(Visitor.body(refused)).contains("muster.backup.datasource");
  }

  @Test
  void aStoppedProgramLeavesARunThatSaysSo() {
    UUID id = Ids.next();
    in(
        () -> {
          runs.begin(id, "cut-off.backup", Actor.MUSTER, clock.instant().minusSeconds(120));
          return id;
        });
    assertThat(run(id).state()).isEqualTo(BackupRun.State.BROKEN_OFF);
    assertThat(Visitor.body(visitor.get("/admin/backups", "en")))
        .contains("the program was stopped");
  }

  @Test
  void itIsNobodyElses() {
    var login = "n" + Ids.next();
    accounts.create(founder.institution(), Ids.next(), login, "路过", Visitor.PASSWORD);
    var other = new Visitor(browser);
    other.signIn(login, Visitor.PASSWORD);
    assertThat(other.get("/admin/backups", "en")).hasStatus(403);
    assertThat(other.get("/admin/backups/" + Ids.next() + "/file", "en")).hasStatus(403);
    assertThat(visitor.get("/admin/backups/" + Ids.next() + "/file", "en")).hasStatus(404);
  }

  /** As the program's own, but for a server whose superuser is known. */
  private Backups backups() {
    var settings =
        new BackupSettings(null, null, new BackupSettings.Datasource(url, "postgres", null));
    return new Backups(
        runs, new Source(settings, embedded), settings, muster, trail, transaction, clock);
  }

  private BackupRun run(UUID id) {
    return in(() -> backups().latest()).stream()
        .filter(run -> run.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private <T> T in(java.util.function.Supplier<T> work) {
    return CurrentInstitution.call(founder.institution(), work::get);
  }
}
