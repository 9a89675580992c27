package org.muster.visits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.muster.identity.Viewer;
import org.muster.people.Scope;
import org.muster.people.Scopes;
import org.muster.rounds.web.OnCampus;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.muster.workbench.Tasks;
import org.springframework.beans.factory.annotation.Autowired;

@SuppressWarnings("NullAway.Init")
class VisitsTests extends OnCampus {

  @Autowired Visits visits;
  @Autowired VisitPlans plans;
  @Autowired Looks looks;
  @Autowired StayGroups groups;
  @Autowired Scopes scopes;
  @Autowired Tasks tasks;

  @Test
  void expectThoseOfTheChargeWhoAreOnCampusRoomByRoom() {
    stay("S01", "S02", "S05", "S08");
    var visit = here(() -> plans.make(counsellor, scope(counsellor), "夜访", building(), due()));
    assertThat(of(visit, null)).extracting(Expected::number).containsExactly("S01", "S02", "S05");
    assertThat(of(visit, null)).allMatch(one -> one.visitorName().equals("王老师"));
  }

  @Test
  void sendTheNearestGroupsTeacher() {
    stay("S01", "S02", "S05");
    here(
        () -> {
          groups.give(building().getFirst(), person(chief), "张处长");
          groups.give(room("S05"), person(workingGroup), "张处长");
          return true;
        });
    var visit = made();
    assertThat(of(visit, person(chief))).extracting(Expected::number).containsExactly("S01", "S02");
    assertThat(of(visit, person(workingGroup))).extracting(Expected::number).containsExactly("S05");
  }

  @Test
  void leaveAsASheetThatSaysWhetherTheyWereSigned() throws Exception {
    stay("S01", "S02");
    var visit = here(() -> plans.make(counsellor, scope(counsellor), "夜访", building(), due()));
    var path = "/visits/" + visit + "/sheet.xlsx";
    assertThat(sheet(path)).contains("夜访（尚未签字）", "S02", "王老师", "导出人：王老师 T01");
    here(
        () -> {
          visits.end(visit, "王老师");
          return true;
        });
    assertThat(sheet(path)).contains("夜访（王老师 于 ").doesNotContain("尚未签字");
    assertThat(get(chief, path)).hasStatus(404);
  }

  private String sheet(String path) throws Exception {
    try (var book =
        new org.dhatim.fastexcel.reader.ReadableWorkbook(
            new java.io.ByteArrayInputStream(
                get(counsellor, path).getResponse().getContentAsByteArray()))) {
      return book.getFirstSheet().read().toString();
    }
  }

  @Test
  void countAsSpokenToWhoWasSeenAndOnceOnlyHoweverOftenItIsSent() {
    stay("S01", "S02");
    var visit = made();
    var key = Ids.next();
    assertThat(look(workingGroup, visit, "S01", Found.SEEN, key, null)).isTrue();
    assertThat(look(workingGroup, visit, "S01", Found.SEEN, key, null)).isFalse();
    assertThat(count("select count(*) from visits.look where institution_id = ?")).isEqualTo(1);
    assertThat(count("select count(*) from calls.reached where institution_id = ?")).isEqualTo(1);
  }

  @Test
  void keepWhatWasFoundLastThoughItArrivesFirst() {
    stay("S01");
    var visit = made();
    clock.advance(Duration.ofHours(2));
    look(workingGroup, visit, "S01", Found.SEEN, Ids.next(), clock.instant());
    look(
        workingGroup,
        visit,
        "S01",
        Found.ABSENT,
        Ids.next(),
        clock.instant().minus(Duration.ofHours(1)));
    assertThat(of(visit, null).getFirst().state()).isEqualTo("seen");
  }

  @Test
  void areSignedWithFiguresThatAddUpAndTakeNothingAfter() {
    stay("S01", "S02", "S03");
    var visit = made();
    look(workingGroup, visit, "S01", Found.SEEN, Ids.next(), null);
    look(workingGroup, visit, "S02", Found.ABSENT, Ids.next(), null);
    assertThat(here(tasks::orphans)).isEmpty();
    assertThat(here(() -> tasks.of(person(workingGroup), 10))).hasSize(1);
    here(
        () -> {
          visits.end(visit, "张处长");
          return true;
        });
    var signed = here(() -> visits.get(scope(workingGroup), visit));
    assertThat(List.of(signed.expected(), signed.seen(), signed.absent(), signed.waiting()))
        .containsExactly(3, 1, 1, 1);
    assertThatThrownBy(() -> look(workingGroup, visit, "S03", Found.SEEN, Ids.next(), null))
        .hasMessage("visits.ended");
    assertThat(here(() -> tasks.of(person(workingGroup), 10))).isEmpty();
  }

  @Test
  void letOneSignatureWin() throws Exception {
    stay("S01");
    var visit = made();
    Callable<String> sign =
        () ->
            here(
                () -> {
                  try {
                    visits.end(visit, "张处长");
                    return "ok";
                  } catch (Problem told) {
                    return told.code();
                  }
                });
    try (var threads = Executors.newFixedThreadPool(2)) {
      var told = threads.invokeAll(List.of(sign, sign));
      assertThat(List.of(told.get(0).get(), told.get(1).get()))
          .containsExactlyInAnyOrder("ok", "visits.ended");
    }
  }

  @Test
  void showStrangersNothing() {
    stay("S01", "S05");
    var visit = here(() -> plans.make(counsellor, scope(counsellor), "夜访", building(), due()));
    assertThatThrownBy(() -> here(() -> visits.get(scope(chief), visit)))
        .isInstanceOf(Problem.class);
    assertThatThrownBy(() -> look(chief, visit, "S01", Found.SEEN, Ids.next(), null))
        .isInstanceOf(Problem.class);
    here(() -> plans.give(visit, List.of(room("S05")), person(chief)));
    assertThat(look(chief, visit, "S05", Found.SEEN, Ids.next(), null)).isTrue();
    assertThatThrownBy(() -> look(chief, visit, "S01", Found.SEEN, Ids.next(), null))
        .isInstanceOf(Problem.class);
  }

  @Test
  void becomeARequestOnTheSpotOnceOnly() {
    stay("S01");
    var visit = made();
    var key = Ids.next().toString();
    for (int n = 0; n < 2; n++) {
      assertThat(
              post(
                  workingGroup,
                  "/visits/" + visit + "/needs",
                  "key",
                  key,
                  "person",
                  person("S01").toString(),
                  "kind",
                  "heating",
                  "what",
                  "暖气不热"))
          .hasStatus3xxRedirection();
    }
    assertThat(count("select count(*) from requests.request where institution_id = ?"))
        .isEqualTo(1);
    assertThat(here(tasks::orphans)).isEmpty();
  }

  @Test
  void leadFromADoorsCodeToTheRoom() {
    stay("S01");
    var visit = made();
    assertThat(get(workingGroup, "/visits/room/" + room("S01")))
        .hasRedirectedUrl("/visits/%s/route?room=%s#room-%2$s".formatted(visit, room("S01")));
    assertThat(html(get(workingGroup, "/visits/" + visit + "/route"))).contains("试S01", "见到");
    assertThat(html(get(workingGroup, "/visits/doors/" + building().getFirst())))
        .contains("<path d=\"M");
  }

  private UUID made() {
    return here(() -> plans.make(workingGroup, scope(workingGroup), "夜访", building(), due()));
  }

  private boolean look(
      Viewer by, UUID visit, String number, Found found, UUID key, @Nullable Instant at) {
    return here(() -> looks.write(by, scope(by), visit, person(number), found, key, at));
  }

  private List<Expected> of(UUID visit, @Nullable UUID visitor) {
    return here(() -> looks.of(visit, visitor));
  }

  private Instant due() {
    return clock.instant().plus(Duration.ofHours(12));
  }

  private void stay(String... numbers) {
    here(
        () ->
            jdbc.sql(
                    """
                    update people.person set staying = number = any (?)
                     where institution_id = ? and kind = 'student'
                    """)
                .params(numbers, campus.id())
                .update());
  }

  private List<UUID> building() {
    return here(
        () ->
            jdbc.sql("select id from people.place where institution_id = ? and kind = 'building'")
                .param(campus.id())
                .query(UUID.class)
                .list());
  }

  private UUID room(String number) {
    return here(
        () ->
            jdbc.sql("select place_id from people.student where institution_id = ? and number = ?")
                .params(campus.id(), number)
                .query(UUID.class)
                .single());
  }

  private long count(String sql) {
    return here(() -> jdbc.sql(sql).param(campus.id()).query(Long.class).single());
  }

  private Scope scope(Viewer viewer) {
    return scopes.of(viewer);
  }

  private static UUID person(Viewer viewer) {
    return Objects.requireNonNull(viewer.person());
  }
}
