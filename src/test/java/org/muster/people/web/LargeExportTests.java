package org.muster.people.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.audit.Trail;
import org.muster.audit.TrailEntry;
import org.muster.identity.TokenScope;
import org.muster.identity.Tokens;
import org.muster.identity.Viewer;
import org.muster.people.Audience;
import org.muster.people.ExportRequests;
import org.muster.people.PostKind;
import org.muster.people.Scope;
import org.muster.rounds.web.OnCampus;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A list of more than a thousand people needs a second person. */
@SuppressWarnings("NullAway.Init") // set inside the institution, which the checker does not follow
class LargeExportTests extends OnCampus {

  private static final String WHY = "向区教育局报送返校名单";

  @Autowired Tokens tokens;
  @Autowired Trail trail;
  @Autowired ExportRequests requests;

  private Viewer officer;
  private String sheet;

  @BeforeEach
  void aThousandMore() {
    CurrentInstitution.run(
        campus.id(),
        () -> {
          jdbc.sql(
                  """
                  with fresh as (
                    insert into people.person
                      (institution_id, id, number, kind, name, initials, joined_at)
                    select :institution, uuidv7(), 'L' || n, 'student', '量' || n, '', :now
                      from generate_series(1, 1001) n
                    returning id)
                  insert into people.membership (institution_id, person_id, unit_id, from_at)
                  select :institution, id, :class, :now from fresh
                  """)
              .param("institution", campus.id())
              .param("class", campus.classes().getFirst())
              .param("now", clock.instant().atOffset(ZoneOffset.UTC))
              .update();
          officer = officer();
          round =
              rounds.create(
                  "晚查寝",
                  "daily-health",
                  Audience.ALL,
                  null,
                  clock.instant().plus(Duration.ofHours(9)));
        });
    sheet = "/rounds/" + round.id() + "/sheet.xlsx";
  }

  @Test
  void isAskedForAgreedToByAnotherAndTakenAtTheSameAddress() {
    var page = refused(dataTeam, sheet);
    assertThat(html(get(dataTeam, page))).contains("1,013", "申请导出");
    assertThat(post(dataTeam, page, "reason", WHY)).hasStatus3xxRedirection();
    assertThat(html(get(dataTeam, page))).contains("等待他人同意", WHY);
    assertThat(html(get(officer, "/"))).contains("赵工", WHY, "待您同意");
    assertThat(html(get(officer, "/admin/exports"))).contains("赵工", "T04", WHY);
    assertThat(refused(dataTeam, sheet)).as("the same request").isEqualTo(page);

    assertThat(decide(officer, page, "agreement")).hasStatus3xxRedirection();
    assertThat(html(get(dataTeam, page))).contains("✓ 已同意", "孙律师", sheet);
    assertThat(html(get(dataTeam, "/"))).contains("✓ 已同意");
    assertThat(get(dataTeam, sheet))
        .hasStatusOk()
        .hasContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    assertThat(html(get(workingGroup, "/admin/exports"))).contains("孙律师");
    assertThat(actions()).contains("export.asked", "export.agreed", "export.taken");
  }

  @Test
  void isForThatPersonAndThatListAlone() {
    var asked = refused(dataTeam, people("?state=missing&q={q}"), "量");
    post(dataTeam, asked, "reason", WHY);
    decide(workingGroup, asked, "agreement");
    assertThat(get(dataTeam, people("?state=missing&q={q}"), "量")).hasStatusOk();
    assertThat(get(dataTeam, people("?q={q}&state=missing&sort=name"), "量")).hasStatusOk();
    assertThat(refused(dataTeam, people("?state=missing"))).isNotEqualTo(asked);
    assertThat(refused(dataTeam, people("?state=missing&q=l"))).isNotEqualTo(asked);
    assertThat(refused(dataTeam, sheet)).isNotEqualTo(asked);
    assertThat(refused(workingGroup, people("?state=missing&q={q}"), "量")).isNotEqualTo(asked);
    assertThat(get(workingGroup, asked)).hasStatus(404);
  }

  @Test
  void expiresAfterADayAndCanBeAskedForAgain() {
    var page = refused(dataTeam, sheet);
    post(dataTeam, page, "reason", WHY);
    decide(officer, page, "agreement");
    clock.advance(Duration.ofHours(23));
    assertThat(get(dataTeam, sheet)).hasStatusOk();
    clock.advance(Duration.ofHours(2));
    assertThat(refused(dataTeam, sheet)).isEqualTo(page);
    assertThat(html(get(dataTeam, page))).contains("同意已过期", "提交申请");
    post(dataTeam, page, "reason", WHY);
    assertThat(html(get(dataTeam, page))).contains("等待他人同意");
  }

  @Test
  void staysShutWhenTheSecondPersonDeclines() {
    var page = refused(dataTeam, sheet);
    post(dataTeam, page, "reason", WHY);
    decide(officer, page, "refusal");
    assertThat(refused(dataTeam, sheet)).isEqualTo(page);
    assertThat(html(get(dataTeam, page))).contains("✗ 未同意", "孙律师");
    assertThat(actions()).contains("export.declined").doesNotContain("export.taken");
    assertThat(decide(officer, page, "agreement")).as("decided").hasStatus(409);
  }

  @Test
  void isNeverAgreedToByTheAsker() {
    var page = refused(workingGroup, sheet);
    post(workingGroup, page, "reason", WHY);
    assertThat(decide(workingGroup, page, "agreement")).hasStatus(403);
    assertThat(html(get(workingGroup, "/admin/exports"))).contains("须由另一人决定");
    assertThatThrownBy(
            () ->
                CurrentInstitution.run(
                    campus.id(),
                    () ->
                        jdbc.sql(
                                """
                                update people.export_request set agreed = true, decider_id = taker_id,
                                       decided_at = asked_at, decider_name = taker_name
                                 where institution_id = ?
                                """)
                            .param(campus.id())
                            .update()))
        .hasMessageContaining("export_request_second_person");
    assertThat(refused(workingGroup, sheet)).isEqualTo(page);
  }

  @Test
  void isDecidedByNobodyElse() {
    var page = refused(dataTeam, sheet);
    assertThat(decide(officer, page, "agreement")).as("not asked for").hasStatus(404);
    post(dataTeam, page, "reason", WHY);
    assertThat(decide(chief, page, "agreement")).hasStatus(403);
    assertThat(decide(dataTeam, page, "agreement")).hasStatus(403);
    var stranger = new Viewer(campuses.make().id(), officer.person(), "别校");
    assertThat(decide(stranger, page, "agreement").getResponse().getStatus()).isIn(403, 404);
    assertThat(refused(dataTeam, sheet)).isEqualTo(page);
  }

  @Test
  void isDecidedOnceWhereTwoDecideAtOnce() throws Exception {
    var page = refused(dataTeam, sheet);
    post(dataTeam, page, "reason", WHY);
    var id = UUID.fromString(page.substring("/exports/".length()));
    try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = both.submit(deciding(officer, PostKind.DATA_PROTECTION, id, true));
      var second = both.submit(deciding(workingGroup, PostKind.WORKING_GROUP, id, false));
      assertThat(java.util.List.of(first.get(), second.get()))
          .containsExactlyInAnyOrder("done", "export.decided");
    }
    assertThat(actions()).filteredOn(a -> a.matches("export.(agreed|declined)")).hasSize(1);
  }

  @Test
  void asksAProgramToAskToo() throws Exception {
    var token =
        tokens
            .issue(
                new Viewer(campus.id(), null, "data team"),
                "script",
                TokenScope.grantable(),
                Duration.ofDays(7))
            .text();
    var path = "/api/v1/rounds/" + round.id() + "/links";
    var refused = json(api(token, path), 403);
    assertThat(refused.get("code").asString()).isEqualTo("export.second-person");
    assertThat(refused.get("people").asInt()).isEqualTo(1013);
    var ask = refused.get("ask").asString();
    var asked =
        json(
            browser
                .post()
                .uri(ask)
                .header("Authorization", "Bearer " + token)
                .contentType(MediaType.APPLICATION_JSON)
                .content(
                    "{\"export\":\"%s\",\"reason\":\"%s\"}"
                        .formatted(refused.get("export").asString(), WHY))
                .exchange(),
            201);
    assertThat(asked.get("state").asString()).isEqualTo("asked");
    decide(officer, "/exports/" + asked.get("export").asString(), "agreement");
    var state = json(api(token, ask + "/" + asked.get("export").asString()), 200);
    assertThat(state.get("state").asString()).isEqualTo("agreed");
    assertThat(html(api(token, path)).lines()).hasSize(1014);
  }

  @Test
  void isNotWishedForInThirtyOneWaysInTenMinutes() {
    for (int n = 0; n < 30; n++) {
      refused(dataTeam, sheet + "?v=" + n);
    }
    assertThat(get(dataTeam, sheet + "?v=30")).hasStatus(429);
  }

  @Test
  void asksForAReasonThatIsOne() {
    var page = refused(dataTeam, sheet);
    assertThat(post(dataTeam, page, "reason", " 急用 ")).hasStatus(422);
    assertThat(html(get(officer, "/"))).doesNotContain("待您同意");
  }

  private Callable<String> deciding(Viewer who, PostKind post, UUID id, boolean agrees) {
    var scope = new Scope(campus.id(), who.person(), Map.of(post, java.util.Set.of()));
    return () ->
        CurrentInstitution.call(
            campus.id(),
            () -> {
              try {
                requests.decide(who, scope, id, agrees);
                return "done";
              } catch (Problem late) {
                return late.code();
              }
            });
  }

  /** Where a list that is too large sends its taker. */
  private String refused(Viewer viewer, String path, Object... words) {
    var answer = get(viewer, path, words);
    assertThat(answer).hasStatus(303);
    return java.util.Objects.requireNonNull(answer.getResponse().getHeader("Location"));
  }

  private String people(String query) {
    return "/rounds/" + round.id() + "/people.csv" + query;
  }

  private MvcTestResult decide(Viewer viewer, String page, String how) {
    return post(viewer, page.replace("/exports/", "/admin/exports/requests/") + "/" + how);
  }

  private MvcTestResult api(String token, String path) {
    return browser.get().uri(path).header("Authorization", "Bearer " + token).exchange();
  }

  private static JsonNode json(MvcTestResult answer, int status) {
    assertThat(answer).hasStatus(status);
    return JsonMapper.builder().build().readTree(html(answer));
  }

  private java.util.List<String> actions() {
    var all =
        CurrentInstitution.call(campus.id(), () -> trail.read(null, null, Long.MAX_VALUE, 99));
    return all.stream().map(TrailEntry::action).toList();
  }

  private Viewer officer() {
    var id = Ids.next();
    jdbc.sql(
            """
            with h as (
              insert into people.person
                (institution_id, id, number, kind, name, initials, joined_at)
              values (:institution, :id, 'T09', 'staff', '孙律师', '', :now))
            insert into people.post (institution_id, id, person_id, kind, unit_id, from_on)
            select :institution, :post, :id, 'data_protection', u.id, date '2026-09-01'
              from people.unit u where u.institution_id = :institution and u.parent_id is null
            """)
        .param("institution", campus.id())
        .param("id", id)
        .param("post", Ids.next())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    return new Viewer(campus.id(), id, "孙律师");
  }
}
