package org.muster.rounds.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.muster.TestLog;
import org.muster.identity.TokenScope;
import org.muster.identity.Tokens;
import org.muster.identity.Viewer;
import org.muster.rounds.ReceivedReports;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What people are told between the log and the roll. */
@ContextConfiguration(initializers = TestLog.class)
@DisabledIfSystemProperty(named = "muster.test.log", matches = "true", disabledReason = "waits")
class LogPagesTests extends OnCampus {

  @Autowired Tokens tokens;
  @Autowired ReceivedReports received;

  @Autowired
  @Qualifier("logFollowers")
  SmartLifecycle followers;

  @BeforeEach
  void theLogIsThere() {
    waitUntil(() -> here(() -> received.waiting().isPresent()));
  }

  @AfterEach
  void followAgain() {
    if (!followers.isRunning()) {
      followers.start();
    }
  }

  @Test
  void pagesAndTheApiSayReceivedUntilItIsRecorded() {
    followers.stop();
    var mine = "/rounds/" + round.id() + "/mine";
    assertThat(html(post(leader, mine, "same", "1", "_key", "k1")))
        .contains("✓ 已收到", "正在登记")
        .doesNotContain("今日已报");
    assertThat(sent("S02"))
        .hasStatus(HttpStatus.ACCEPTED)
        .bodyJson()
        .extractingPath("status")
        .isEqualTo("received");
    var board = "/rounds/" + round.id();
    assertThat(html(get(workingGroup, board))).contains("还有 2 份填报已收到");
    assertThat(html(get(counsellor, board))).doesNotContain("份填报已收到");
    followers.start();
    waitUntil(() -> html(get(leader, mine)).contains("今日已报"));
    assertThat(html(get(workingGroup, board))).doesNotContain("份填报已收到");
  }

  @Test
  void whatCouldNotBeRecordedIsListed() {
    var board = "/rounds/" + round.id();
    assertThat(html(get(dataTeam, board))).doesNotContain("refused");
    // Known, and on no roll of students.
    assertThat(sent("T01")).hasStatus(HttpStatus.ACCEPTED);
    waitUntil(() -> html(get(dataTeam, board)).contains("1 份填报已收到但未能登记"));
    assertThat(html(get(dataTeam, board + "/refused"))).contains("王老师", "T01", "不在本轮应报名单上");
    assertThat(get(counsellor, board + "/refused")).hasStatus(HttpStatus.FORBIDDEN);
  }

  private MvcTestResult sent(String number) {
    var token =
        tokens
            .issue(
                new Viewer(campus.id(), null, "data team"),
                "test",
                TokenScope.grantable(),
                Tokens.LONGEST)
            .text();
    return browser
        .post()
        .uri("/api/v1/rounds/{id}/reports", round.id())
        .header("Authorization", "Bearer " + token)
        .contentType(MediaType.APPLICATION_JSON)
        .content("{\"person\": \"%s\"}".formatted(number))
        .exchange();
  }

  private static void waitUntil(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited in vain").isLessThan(end);
      LockSupport.parkNanos(20_000_000);
    }
  }
}
