package org.muster.isolation.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.muster.identity.Viewer;
import org.muster.movement.Whereabouts;
import org.muster.shared.CurrentInstitution;
import org.muster.workbench.Task;
import org.muster.workbench.Tasks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** From one isolation room into another: why is kept, the old one is cleaned, the last has one. */
class MovePagesTests extends OnIsolation {

  @Autowired Tasks tasks;
  @Autowired Whereabouts whereabouts;

  @Test
  void whoMovesLeavesARoomToBeCleanedAndSleepsInTheOther() {
    var stay = stay("S02", 0);
    assertThat(html(get(counsellor, "/isolation/stays/" + stay + "/room")))
        .contains("9号楼-102", "9号楼-201")
        .doesNotContain("value=\"" + rooms().getFirst());
    var need = UUID.randomUUID().toString();
    post(student("S02"), "/isolation/mine/needs", "key", need, "kind", "medicine", "words", "药");
    assertThat(html(get(clinic, "/requests/" + need))).contains("9号楼 · 101");
    assertThat(move(counsellor, stay, 1, " ")).hasStatus(422);
    assertThat(move(counsellor, stay, 1, "空调漏水")).hasStatus3xxRedirection();
    assertThat(html(get(counsellor, "/isolation/stays/" + stay)))
        .contains("9号楼-102", "9号楼-101", "空调漏水");
    assertThat(html(get(student("S02"), "/isolation/mine"))).contains("9号楼-102");
    assertThat(html(get(clinic, "/requests/" + need))).contains("9号楼 · 102");
    assertThat(html(get(student("S02"), "/notices"))).contains("隔离房间已调换");
    CurrentInstitution.run(
        campus.id(),
        () -> {
          assertThat(whereabouts.now(person("S02")).orElseThrow().place())
              .isEqualTo(rooms().get(1));
          assertThat(tasks.of(logistics.self(), 9))
              .extracting(Task::word)
              .containsExactly("cleaning");
          assertThat(
                  jdbc.sql(
                          "select why from isolation.bed where institution_id = ? and why is not"
                              + " null")
                      .param(campus.id())
                      .query(String.class)
                      .single())
              .startsWith("sealed:");
        });
    // Not free before it is clean, and then somebody else's.
    ask("S04", "contact");
    assertThat(place(counsellor, "S04", rooms().getFirst())).hasStatus(409);
    var left =
        ids("select id from isolation.bed where institution_id = ? and left_at is not null")
            .getFirst();
    assertThat(post(logistics, "/isolation/beds/" + left + "/cleaning")).hasStatus3xxRedirection();
    assertThat(post(logistics, "/isolation/beds/" + left + "/cleaning")).hasStatus(409);
    assertThat(place(counsellor, "S04", rooms().getFirst())).hasStatus3xxRedirection();
    assertThat(html(get(counsellor, "/people/" + person("S02")))).contains("入住隔离房间", "调换隔离房间");
  }

  @Test
  void ofTwoWhoMoveIntoTheLastRoomExactlyOneDoesAndTheOtherIsTold() throws Exception {
    var stays = List.of(stay("S02", 0), stay("S04", 1));
    var both = new CyclicBarrier(2);
    try (var threads = Executors.newFixedThreadPool(2)) {
      var answers =
          stays.stream()
              .map(
                  stay ->
                      threads.submit(
                          () -> {
                            both.await();
                            return move(counsellor, stay, 2, "需要安静");
                          }))
              .toList()
              .stream()
              .map(
                  answer -> {
                    try {
                      return answer.get();
                    } catch (Exception failed) {
                      throw new AssertionError(failed);
                    }
                  })
              .toList();
      assertThat(answers.stream().map(answer -> answer.getResponse().getStatus()))
          .containsExactlyInAnyOrder(302, 409);
      assertThat(
              html(
                  answers.stream()
                      .filter(answer -> answer.getResponse().getStatus() == 409)
                      .findFirst()
                      .orElseThrow()))
          .contains("该房间最后一张床位刚被安排", "暂无");
    }
    assertThat(
            ids("select stay_id from isolation.bed where institution_id = ? and left_at is null"))
        .containsExactlyInAnyOrderElementsOf(stays);
  }

  @Test
  void aSharedBathroomIsRefusedToAStrangerAndGivenToARoomMate() {
    assertThat(
            post(
                logistics,
                "/isolation/rooms",
                "building",
                building.toString(),
                "room",
                String.join(",", rooms().stream().map(UUID::toString).toList()),
                "capacity",
                "1",
                "sex",
                "any",
                "usable",
                "true"))
        .hasStatus3xxRedirection();
    live("S02", rooms().get(2));
    live("S04", null);
    live("S06", rooms().get(2));
    stay("S02", 0);
    ask("S04", "contact");
    var refused = place(counsellor, "S04", rooms().get(1));
    assertThat(refused).hasStatus(409);
    assertThat(html(refused)).contains("共用卫生间", "9号楼-201");
    ask("S06", "contact");
    assertThat(place(counsellor, "S06", rooms().get(1))).hasStatus3xxRedirection();
  }

  private void live(String number, @org.jspecify.annotations.Nullable UUID room) {
    CurrentInstitution.run(
        campus.id(),
        () -> {
          jdbc.sql("delete from people.residence where institution_id = ? and person_id = ?")
              .params(campus.id(), person(number))
              .update();
          if (room != null) {
            jdbc.sql(
                    """
                    insert into people.residence (institution_id, person_id, place_id, from_at)
                    values (?, ?, ?, now())
                    """)
                .params(campus.id(), person(number), Objects.requireNonNull(room))
                .update();
          }
        });
  }

  private MvcTestResult move(Viewer by, UUID stay, int room, String why) {
    return post(
        by, "/isolation/stays/" + stay + "/room", "room", rooms().get(room).toString(), "why", why);
  }
}
