package org.muster.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.muster.audit.PersonalRecords;
import org.muster.audit.Trail;
import org.muster.rounds.Closures;
import org.muster.rounds.Level;
import org.muster.rounds.web.OnCampus;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Problem;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;

class DestructionsTests extends OnCampus {

  @Autowired Destructions destructions;
  @Autowired Periods periods;
  @Autowired Closures closures;
  @Autowired List<PersonalRecords> records;
  @Autowired Trail trail;

  private void here(Runnable work) {
    CurrentInstitution.run(campus.id(), work);
  }

  private void everybodySigned() {
    for (int n = 1; n <= 12; n++) {
      reportWell("S%02d".formatted(n));
    }
    campus.classes().forEach(klass -> closures.close(round, klass, Level.CLASS, null, "王老师"));
    var root = campus.colleges().stream().map(this::parent).findFirst().orElseThrow();
    closures.close(round, root, Level.UNIVERSITY, null, "张处长");
  }

  private UUID parent(UUID unit) {
    return jdbc.sql("select parent_id from people.unit where id = ?")
        .param(unit)
        .query(UUID.class)
        .single();
  }

  private long rows(String table) {
    return jdbc.sql("select count(*) from " + table + " where institution_id = ?")
        .param(campus.id())
        .query(Long.class)
        .single();
  }

  private Destruction planned(String kind) {
    return destructions.open().stream()
        .filter(one -> one.kind().equals(kind))
        .findFirst()
        .orElseThrow();
  }

  private Certificate signed(UUID id) {
    return Objects.requireNonNull(destructions.get(id).certificate());
  }

  @Test
  void tellTwoWeeksBeforeAndDestroyThatDayNotEarlier() {
    here(
        () -> {
          reportWell("S01", "S02");
          clock.advance(Duration.ofDays(160));
          destructions.plan();
          assertThat(destructions.open()).noneMatch(one -> one.kind().equals("answers"));
          clock.advance(Duration.ofDays(7));
          destructions.plan();
          destructions.plan();
          assertThat(destructions.open())
              .filteredOn(one -> one.kind().equals("answers"))
              .hasSize(1);
          var told = planned("answers");
          assertThat(told.expected()).isEqualTo(2);
          assertThat(destructions.due()).doesNotContain(told.id());
          assertThatThrownBy(() -> destructions.destroy(told.id())).isInstanceOf(Problem.class);
          assertThat(rows("rounds.report")).isEqualTo(2);

          clock.advance(Duration.ofDays(14));
          assertThat(destructions.due()).contains(told.id());
          destructions.destroy(told.id());
          assertThat(rows("rounds.report")).isZero();
          assertThat(rows("rounds.roll")).isEqualTo(12);
          var certificate = signed(told.id());
          assertThat(certificate.holds()).isTrue();
          assertThat(certificate.text())
              .contains("\"rounds.report\" : 2", "\"kind\" : \"answers\"", "\"periodDays\" : 180")
              .doesNotContain("S01", "S02");
          assertThatThrownBy(() -> destructions.destroy(told.id())).isInstanceOf(Problem.class);
        });
  }

  @Test
  void leaveTheCountsThatWereSignedAndAChainThatStillProves() {
    here(
        () -> {
          everybodySigned();
          clock.advance(Duration.ofDays(3 * 365));
          destructions.plan();
          clock.advance(Duration.ofDays(14));
          destructions.due().forEach(destructions::destroy);
          assertThat(rows("rounds.roll")).isZero();
          assertThat(rows("rounds.report")).isZero();
          assertThat(closures.verify()).isEmpty();
          assertThat(closures.standing(round))
              .extracting(closure -> closure.tally().roll())
              .contains(12, 3);
        });
    assertThat(html(get(workingGroup, "/rounds/" + round.id())))
        .contains("到期销毁", "12")
        .doesNotContain("sheet.xlsx");
    var college =
        html(get(workingGroup, "/units/{id}?round={r}", campus.colleges().getFirst(), round.id()));
    assertThat(college).contains("到期销毁");
  }

  @Test
  void waitWhileSomebodyHoldsThemAndGoOnOnceReleased() {
    here(
        () -> {
          reportWell("S01");
          clock.advance(Duration.ofDays(180));
          destructions.plan();
          var told = planned("answers");
          assertThatThrownBy(() -> destructions.hold(told.id(), "short", "张处长"))
              .isInstanceOf(Problem.class);
          destructions.hold(told.id(), "纪检调查，案件编号在卷", "张处长");
          clock.advance(Duration.ofDays(30));
          assertThat(destructions.due()).isEmpty();
          assertThatThrownBy(() -> destructions.destroy(told.id())).isInstanceOf(Problem.class);
          assertThat(rows("rounds.report")).isOne();
          destructions.release(told.id());
          destructions.due().forEach(destructions::destroy);
          assertThat(rows("rounds.report")).isZero();
        });
  }

  @Test
  void keepWhatALongerPeriodNowCovers() {
    here(
        () -> {
          reportWell("S01");
          clock.advance(Duration.ofDays(170));
          destructions.plan();
          periods.set("answers", 365, "省教育厅通知", "张处长");
          clock.advance(Duration.ofDays(14));
          destructions.due().forEach(destructions::destroy);
          assertThat(rows("rounds.report")).isOne();
          assertThat(signed(destructions.done(10).getFirst().id()).text())
              .contains("\"rounds.report\" : 0");
        });
  }

  @Test
  void areDoneOnceWhenTwoComeAtOnce() throws Exception {
    here(
        () -> {
          reportWell("S01");
          clock.advance(Duration.ofDays(180));
          destructions.plan();
          clock.advance(Duration.ofDays(14));
        });
    var id = CurrentInstitution.call(campus.id(), () -> planned("answers").id());
    Callable<String> attempt =
        () -> {
          try {
            here(() -> destructions.destroy(id));
            return "done";
          } catch (Problem refused) {
            return refused.code();
          }
        };
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      var outcomes = pool.invokeAll(List.of(attempt, attempt)).stream().map(f -> f.resultNow());
      assertThat(outcomes).containsExactlyInAnyOrder("done", "privacy.destruction-done");
    }
  }

  @Test
  void cannotBeDoneEarlyByAnyProgram() {
    here(
        () -> {
          reportWell("S01");
          clock.advance(Duration.ofDays(180));
          destructions.plan();
          assertThatThrownBy(
                  () ->
                      jdbc.sql(
                              """
                              update privacy.destruction set done_at = planned_at, certificate = '',
                                     signature = '', public_key = ''
                               where institution_id = ?
                              """)
                          .param(campus.id())
                          .update())
              .isInstanceOf(DataIntegrityViolationException.class);
        });
  }

  @Test
  void eraseWhoLeftAndAsksButNobodyWhoIsHere() {
    here(
        () -> {
          reportWell("S02");
          var person = person("S02");
          assertThatThrownBy(() -> destructions.erase("S02", "本人书面申请，2026-11-20"))
              .isInstanceOfSatisfying(
                  Problem.class, told -> assertThat(told.code()).isEqualTo("privacy.not-a-leaver"));
          jdbc.sql("update people.person set left_at = ? where id = ?")
              .params(clock.instant().atOffset(java.time.ZoneOffset.UTC), person)
              .update();
          var id = destructions.erase("S02", "本人书面申请，2026-11-20");
          for (var held : records) {
            assertThat(held.of(person).toString()).doesNotContain("S02");
          }
          assertThat(rows("rounds.report")).isZero();
          assertThat(rows("rounds.roll")).isEqualTo(12);
          assertThat(signed(id).text())
              .contains("\"people.person\" : 1", "\"rounds.report\" : 1")
              .doesNotContain("S02");
          assertThatThrownBy(() -> destructions.erase("S02", "本人书面申请，2026-11-20"))
              .isInstanceOf(Problem.class);
          assertThat(trail.verify().holds()).isTrue();
        });
  }

  @Test
  void showACertificateWhoseTextWasChangedAsBroken() {
    here(
        () -> {
          reportWell("S01");
          clock.advance(Duration.ofDays(180));
          destructions.plan();
          clock.advance(Duration.ofDays(14));
          destructions.due().forEach(destructions::destroy);
          var done = signed(destructions.done(1).getFirst().id());
          var changed =
              new Certificate(
                  done.text().replace("\"rounds.report\" : 1", "\"rounds.report\" : 9"),
                  done.signature(),
                  done.publicKey());
          assertThat(changed.holds()).isFalse();
          assertThat(done.publicKeyPem()).startsWith("-----BEGIN PUBLIC KEY-----\nMCowBQYDK2Vw");
        });
  }

  @Test
  void haveTheirPageForThoseWhoAnswerForTheData() {
    here(
        () -> {
          reportWell("S01");
          clock.advance(Duration.ofDays(180));
          destructions.plan();
        });
    assertThat(get(counsellor, "/admin/retention")).hasStatus(403);
    assertThat(html(get(workingGroup, "/"))).contains("有数据即将销毁");
    assertThat(html(get(workingGroup, "/admin/retention"))).contains("填报内容", "第十九条", "180 天");
    var id = CurrentInstitution.call(campus.id(), () -> planned("answers").id());
    var address = "/admin/retention/destructions/" + id;
    assertThat(post(workingGroup, address + "/hold", "why", "纪检调查，案件编号在卷")).hasStatus(302);
    assertThat(html(get(workingGroup, "/admin/retention"))).contains("纪检调查", "张处长");
    assertThat(post(workingGroup, address + "/release")).hasStatus(302);
    clock.advance(Duration.ofDays(14));
    here(() -> destructions.due().forEach(destructions::destroy));
    var certificate = "/admin/retention/certificates/" + id;
    assertThat(html(get(workingGroup, certificate))).contains("签名有效", "rounds.report");
    assertThat(get(workingGroup, certificate + "/certificate.pem")).hasStatusOk();
    assertThat(get(workingGroup, certificate + "/other")).hasStatus(404);
    assertThat(get(counsellor, certificate)).hasStatus(403);
  }
}
