package org.muster.isolation.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.muster.shared.Beat;
import org.muster.shared.CurrentInstitution;
import org.muster.workbench.Task;
import org.muster.workbench.Tasks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;

/** Isolated, measured, cared for and released; at each step somebody owns what is open. */
@SuppressWarnings("NullAway.Init")
class StayPagesTests extends OnIsolation {

  @Autowired Tasks tasks;

  @Autowired
  @Qualifier("requestsAreChased")
  Beat chased;

  @Test
  void whoWaitsForARoomIsTheCounsellorsTaskAndIsShownTheBestWithReasons() {
    ask("S02", "contact");
    assertThat(open(counsellor.self())).containsExactly("placing");
    assertThat(html(get(counsellor, "/isolation/place/" + person("S02"))))
        .contains("9号楼-101", "单人间", "本层暂无隔离人员", "同宿舍一人发热");
    assertThat(html(get(student("S02"), "/isolation/mine"))).contains("正在为您安排隔离房间");
    assertThat(post(counsellor, "/isolation/place/" + person("S02") + "/withdrawal"))
        .hasStatus3xxRedirection();
    assertThat(open(counsellor.self())).isEmpty();
  }

  @Test
  void aReasonIsSealedAndNobodyOutsideTheChargeSeesTheStay() {
    var stay = stay("S02", 0);
    assertThat(
            CurrentInstitution.<String, RuntimeException>call(
                campus.id(),
                () ->
                    jdbc.sql("select reason from isolation.stay where id = ?")
                        .param(stay)
                        .query(String.class)
                        .single()))
        .startsWith("sealed:");
    var page = "/isolation/stays/" + stay;
    for (var who : java.util.List.of(counsellor, chief, workingGroup, clinic)) {
      assertThat(html(get(who, page))).contains("隔离第 2 天，共 14 天", "同宿舍一人发热");
    }
    assertThat(get(leader, page)).hasStatus(404);
    assertThat(get(logistics, page)).hasStatus(404);
    assertThat(get(leader, "/isolation")).hasStatus(403);
    assertThat(get(dataTeam, page)).hasStatus(404);
    // Logistics sees the room with the surname and the end of the number, and nothing of health.
    assertThat(html(get(logistics, "/isolation")))
        .contains("试 · 02", "住满")
        .doesNotContain("试S02", "密切接触者");
  }

  @Test
  void ofTwoWhoPlaceIntoTheLastRoomExactlyOneWinsAndTheOtherIsShownWhatIsLeft() throws Exception {
    ask("S02", "contact");
    ask("S04", "contact");
    var room = rooms().getFirst();
    var both = new CyclicBarrier(2);
    try (var threads = Executors.newFixedThreadPool(2)) {
      var one =
          threads.submit(
              () -> {
                both.await();
                return place(counsellor, "S02", room);
              });
      var other =
          threads.submit(
              () -> {
                both.await();
                return place(chief, "S04", room);
              });
      var answers = java.util.List.of(one.get(), other.get());
      assertThat(answers.stream().map(answer -> answer.getResponse().getStatus()))
          .containsExactlyInAnyOrder(302, 409);
      var lost =
          answers.stream()
              .filter(answer -> answer.getResponse().getStatus() == 409)
              .findFirst()
              .orElseThrow();
      assertThat(html(lost)).contains("该房间最后一张床位刚被安排", "9号楼-102").doesNotContain("9号楼-101");
    }
  }

  @Test
  void temperatureIsTakenOnceHoweverOftenItIsSentAndAHighOneIsSomebodysWithinTheMinute() {
    var stay = stay("S02", 0);
    var key = UUID.randomUUID().toString();
    assertThat(html(get(student("S02"), "/isolation/mine"))).contains("请于 10:00 前测量体温");
    for (int n = 0; n < 2; n++) {
      assertThat(post(student("S02"), "/isolation/mine/temperature", "key", key, "degrees", "３７．８"))
          .hasStatus3xxRedirection();
    }
    assertThat(html(get(student("S02"), "/isolation/mine"))).contains("37.8", "已通知辅导员和校医院");
    assertThat(ids("select id from isolation.reading where institution_id = ?")).hasSize(1);
    assertThat(open(counsellor.self())).containsExactlyInAnyOrder("fever", "stay");
    assertThat(html(get(clinic, "/notices"))).contains("隔离人员体温异常").doesNotContain("37.8");
    assertThat(html(get(counsellor, "/notices"))).contains("隔离人员体温异常");
    var handling = "/isolation/stays/%s/readings/%s/handling".formatted(stay, key);
    assertThat(post(clinic, handling, "what", "已到房间复测，送发热门诊")).hasStatus3xxRedirection();
    assertThat(post(counsellor, handling, "what", "已联系")).hasStatus(409);
    assertThat(open(counsellor.self())).containsExactly("stay");
    assertThat(html(get(counsellor, "/people/" + person("S02")))).contains("体温异常：37.8℃", "入住隔离房间");
    assertThat(html(get(leader, "/people/" + person("S02")))).doesNotContain("37.8", "隔离");
  }

  @Test
  void whoIsNotMeasuredByTheEndOfTheWindowIsTheCounsellorsAndOnTheCallSheet() {
    clock.set(java.time.Instant.parse("2026-11-20T22:00:00Z"));
    var stay = stay("S02", 0);
    clock.set(java.time.Instant.parse("2026-11-21T01:59:00Z"));
    assertThat(open(counsellor.self())).containsExactly("stay");
    clock.advance(Duration.ofMinutes(2));
    assertThat(open(counsellor.self())).containsExactlyInAnyOrder("stay", "temperature");
    assertThat(html(get(counsellor, "/calls"))).contains("隔离期间体温未报");
    post(
        counsellor,
        "/isolation/stays/" + stay + "/temperature",
        "key",
        UUID.randomUUID().toString(),
        "degrees",
        "36.6");
    assertThat(open(counsellor.self())).containsExactly("stay");
    assertThat(
            post(
                counsellor,
                "/isolation/stays/" + stay + "/temperature",
                "key",
                UUID.randomUUID().toString(),
                "degrees",
                "366"))
        .hasStatus(422);
  }

  @Test
  void releaseIsRefusedWhileAConditionIsNotMetUnlessAReasonIsGivenAndTheRoomIsCleanedFirst() {
    var stay = stay("S02", 0);
    var page = "/isolation/stays/" + stay;
    assertThat(html(get(counsellor, page)))
        .contains("第 2 天（共 14 天）；", "已满足 0/3 项条件", "末次接触后满 14 日：目前第 2 日");
    assertThat(post(counsellor, page + "/release", "why", " ")).hasStatus(422);
    assertThat(post(counsellor, page + "/release", "why", "转往定点医院")).hasStatus3xxRedirection();
    assertThat(post(chief, page + "/release", "why", "再次")).hasStatus(409);
    assertThat(open(counsellor.self())).isEmpty();
    assertThat(open(logistics.self())).containsExactly("cleaning");
    // Not free before it is clean.
    ask("S04", "contact");
    assertThat(html(get(counsellor, "/isolation/place/" + person("S04"))))
        .doesNotContain("9号楼-101");
    assertThat(place(counsellor, "S04", rooms().getFirst())).hasStatus(409);
    assertThat(clean()).hasStatus3xxRedirection();
    assertThat(place(counsellor, "S04", rooms().getFirst())).hasStatus3xxRedirection();
  }

  private org.springframework.test.web.servlet.assertj.MvcTestResult clean() {
    var bed =
        ids("""
        select id from isolation.bed
         where institution_id = ? and left_at is not null and free_at is null
        """)
            .getFirst();
    return post(logistics, "/isolation/beds/" + bed + "/cleaning");
  }

  @Test
  void longerIsLongerOnly() {
    var page = "/isolation/stays/" + stay("S02", 0);
    assertThat(
            post(counsellor, page + "/extension", "from", "2026-11-19", "days", "10", "why", "x"))
        .hasStatus(422);
    assertThat(
            post(
                counsellor, page + "/extension", "from", "2026-11-21", "days", "14", "why", "再次接触"))
        .hasStatus3xxRedirection();
    assertThat(html(get(counsellor, page))).contains("隔离第 0 天，共 14 天", "再次接触");
  }

  @Test
  void aNeedIsARequestToTheIsolationRoomTheOfficesUntilDoneThenTheStudentsToConfirm() {
    stay("S02", 0);
    var key = UUID.randomUUID().toString();
    for (int n = 0; n < 2; n++) {
      post(student("S02"), "/isolation/mine/needs", "key", key, "kind", "goods", "words", "洗衣液一瓶");
    }
    assertThat(open(logistics.self())).containsExactly("requests");
    assertThat(html(get(logistics, "/requests/" + key))).contains("洗衣液一瓶", "9号楼 · 101");
    assertThat(get(clinic, "/requests/" + key)).hasStatus(404);
    assertThat(html(get(student("S02"), "/isolation/mine"))).contains("隔离期间生活用品", "现由 孙师傅（后勤）办理");
    pass(logistics, key);
    assertThat(open(logistics.self())).isEmpty();
    assertThat(open(person("S02"))).containsExactly("requests");
    post(student("S02"), "/requests/" + key + "/contradiction", "words", "没有收到");
    assertThat(open(logistics.self())).containsExactly("requests");
    pass(logistics, key);
    assertThat(post(student("S04"), "/requests/" + key + "/confirmation")).hasStatus(404);
    post(student("S02"), "/requests/" + key + "/confirmation");
    assertThat(open(person("S02"))).isEmpty();
    assertThat(html(get(counsellor, "/people/" + person("S02")))).containsOnlyOnce("提交申请");
  }

  private void pass(org.muster.identity.Viewer by, String request) {
    assertThat(post(by, "/requests/" + request + "/decision", "step", "1", "verdict", "pass"))
        .hasStatus3xxRedirection();
  }

  @Test
  void aNeedThatIsNotConfirmedIsTheOfficesAgainAndNeverClosedBySilence() {
    stay("S02", 0);
    var key = UUID.randomUUID().toString();
    post(student("S02"), "/isolation/mine/needs", "key", key, "kind", "medicine", "words", "退烧药");
    pass(clinic, key);
    assertThat(html(get(student("S02"), "/requests/" + key))).contains("须由您本人确认后方可办结");
    clock.advance(Duration.ofHours(49));
    CurrentInstitution.run(campus.id(), chased::beat);
    assertThat(open(clinic.self())).contains("requests");
    assertThat(html(get(clinic, "/notices"))).contains("请核实是否办妥");
    assertThat(html(get(clinic, "/requests/" + key))).contains("逾期未确认，退回经办部门核实");
    pass(clinic, key);
    post(student("S02"), "/requests/" + key + "/confirmation");
    assertThat(html(get(student("S02"), "/requests/" + key))).contains("已办结");
  }

  @Test
  void whoIsNotIsolatedIsNotOfferedWhatOnlyTheIsolatedNeed() {
    assertThat(html(get(student("S02"), "/requests"))).doesNotContain("隔离期间药品");
    assertThat(
            post(
                student("S02"),
                "/requests/new/isolation-medicine",
                "_id",
                UUID.randomUUID().toString()))
        .hasStatus(422);
    stay("S02", 0);
    assertThat(html(get(student("S02"), "/requests"))).contains("隔离期间药品");
  }

  @Test
  void theBoardSaysWhenRoomsEnd() {
    stay("S02", 0);
    stay("S04", 1);
    ask("S06", "contact");
    assertThat(html(get(workingGroup, "/isolation"))).contains("房间将于", "床位 3 张", "等待安排房间 1 人");
  }

  private java.util.List<String> open(UUID owner) {
    return CurrentInstitution.call(
        campus.id(),
        () -> {
          assertThat(tasks.orphans()).isEmpty();
          return tasks.of(owner, 50).stream().map(Task::word).toList();
        });
  }
}
