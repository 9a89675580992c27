package org.muster.rounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.MusterTest;
import org.muster.identity.TokenScope;
import org.muster.identity.Tokens;
import org.muster.identity.Viewer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The public API as a data team's script uses it, from the round to its closure. */
@MusterTest
@Import(SmallCampus.class)
class RoundApiTests {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Autowired SmallCampus campuses;
  @Autowired Tokens tokens;
  @Autowired MockMvcTester mvc;

  SmallCampus.Made campus;
  String token;

  @BeforeEach
  void campus() {
    campus = campuses.make();
    token =
        tokens
            .issue(
                new Viewer(campus.id(), null, "data team"),
                "test",
                TokenScope.grantable(),
                Tokens.LONGEST)
            .text();
  }

  @Test
  void aScriptMustersTheCampusAndClosesTheDay() throws Exception {
    var round = newRound();
    var path = "/api/v1/rounds/" + round.get("id").asString();
    assertThat(round.get("roll").asInt()).isEqualTo(12);

    var first =
        send(
            post(path + "/reports")
                .contentType(MediaType.APPLICATION_JSON)
                .content(
                    """
                    {"person": "S01", "answers": {"health": "well", "isolation": "none",
                     "contact": false, "listed_region": false, "household": false}}
                    """),
            201);
    assertThat(first.get("state").asString()).isEqualTo("reported");
    var lines = new StringBuilder();
    for (int n = 2; n <= 8; n++) {
      lines.append("{\"person\":\"S0%d\"}\n".formatted(n));
    }
    lines.append("{\"person\":\"S09\",\"via\":\"phone\"}\n");
    lines.append("{\"person\":\"NOBODY\"}\n{not json\n");
    var results =
        exchange(
                post(path + "/reports")
                    .contentType("application/x-ndjson")
                    .content(lines.toString()))
            .getResponse()
            .getContentAsString()
            .lines()
            .map(JSON::readTree)
            .toList();
    assertThat(results).hasSize(10);
    assertThat(results.subList(0, 8))
        .allMatch(line -> line.get("status").asString().equals("accepted"));
    assertThat(results.get(7).get("state").asString()).isEqualTo("proxy");
    assertThat(results.get(8).get("code").asString()).isEqualTo("rounds.person-unknown");
    assertThat(results.get(9).get("code").asString()).isEqualTo("rounds.line");

    send(
        put(path + "/excusals/S10")
            .contentType(MediaType.APPLICATION_JSON)
            .content("{\"reason\": \"住院\", \"until\": \"2026-11-30\"}"),
        200);
    send(
        put(path + "/unreachables/S11")
            .contentType(MediaType.APPLICATION_JSON)
            .content("{\"tries\": [{\"means\": \"phone\", \"note\": \"关机\"}]}"),
        200);
    var refusal = send(post(path + "/closures"), 409);
    assertThat(refusal.get("missing").asInt()).isOne();
    assertThat(refusal.get("people").get(0).asString()).isEqualTo("S12");
    send(
        post(path + "/reports")
            .contentType(MediaType.APPLICATION_JSON)
            .content("{\"person\": \"S12\"}"),
        201);
    var closure = send(post(path + "/closures"), 201);
    assertThat(closure.get("roll").asInt()).isEqualTo(12);
    assertThat(closure.get("reported").asInt()).isEqualTo(9);
    assertThat(closure.get("proxy").asInt()).isOne();
    assertThat(closure.get("excused").asInt()).isOne();
    assertThat(closure.get("unreachable").asInt()).isOne();
    send(
        post(path + "/reports")
            .contentType(MediaType.APPLICATION_JSON)
            .content("{\"person\": \"S12\"}"),
        409);
  }

  /** As on pages: the data team opens and closes rounds, and reads nobody's answers. */
  @Test
  void whoMayNotReadAnswersChoosesNobodyByTheirHealth() throws Exception {
    var round =
        """
        {"name": "复核", "form": "daily-health", "dueAt": "2031-01-01T12:00", "audience": %s}
        """;
    for (var health :
        new String[] {
          "{\"flag\": [\"fever\"]}", "{\"numbers\": [\"S01\"], \"case\": [\"confirmed\"]}"
        }) {
      var refused =
          send(
              post("/api/v1/rounds")
                  .contentType(MediaType.APPLICATION_JSON)
                  .content(round.formatted(health)),
              403);
      assertThat(refused.get("code").asString()).isEqualTo("people.audience-health");
    }
    send(
        post("/api/v1/rounds")
            .contentType(MediaType.APPLICATION_JSON)
            .content(round.formatted("{\"numbers\": [\"S01\"]}")),
        201);
  }

  @Test
  void aPersonalLinkReportsWithOneTapAndShowsItDone() throws Exception {
    var round = newRound();
    var csv =
        exchange(get("/api/v1/rounds/" + round.get("id").asString() + "/links"))
            .getResponse()
            .getContentAsString();
    assertThat(csv.lines()).hasSize(13);
    var link = csv.lines().skip(1).findFirst().orElseThrow();
    var path = link.substring(link.indexOf("/c/"), link.lastIndexOf(','));
    assertThat(mvc.get().uri(path)).hasStatusOk().bodyText().contains("一切正常");
    assertThat(mvc.post().uri(path).param("same", "1")).hasStatusOk().bodyText().contains("✓");
    assertThat(mvc.get().uri(path)).hasStatusOk().bodyText().contains("今日已报");
    assertThat(mvc.get().uri(path.substring(0, path.length() - 4) + "AAAA")).hasStatus(404);
  }

  @Test
  void answersToTenThousandQuestionsNobodyAskedAreRefusedCheaply() throws Exception {
    var round = newRound();
    var answers = new StringBuilder();
    for (int n = 0; n < 10_000; n++) {
      answers.append(n == 0 ? "" : ",").append("\"q").append(n).append("\":1");
    }
    var refused =
        send(
            post("/api/v1/rounds/" + round.get("id").asString() + "/reports")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"person\":\"S01\",\"answers\":{" + answers + "}}"),
            422);
    assertThat(refused.get("faults").size()).isLessThan(100);
  }

  private JsonNode newRound() throws Exception {
    return send(
        post("/api/v1/rounds")
            .contentType(MediaType.APPLICATION_JSON)
            .content(
                """
                {"name": "日报", "form": "daily-health", "dueAt": "2026-12-30T22:00"}
                """),
        201);
  }

  private JsonNode send(MockHttpServletRequestBuilder request, int status) throws Exception {
    var result = exchange(request);
    assertThat(result.getResponse().getStatus())
        .as(result.getResponse().getContentAsString())
        .isEqualTo(status);
    return JSON.readTree(result.getResponse().getContentAsByteArray());
  }

  private MvcTestResult exchange(MockHttpServletRequestBuilder request) {
    return mvc.perform(request.header("Authorization", "Bearer " + token));
  }
}
