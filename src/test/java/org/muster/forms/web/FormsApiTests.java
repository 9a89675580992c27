package org.muster.forms.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.MusterTest;
import org.muster.identity.TokenScope;
import org.muster.identity.Tokens;
import org.muster.identity.Viewer;
import org.muster.people.Institution;
import org.muster.people.Institutions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@MusterTest
class FormsApiTests {

  private static final String SHEET =
      """
      {"resourceType":"Questionnaire","status":"active","name":"exodus","title":"离校去向",
       "item":[{"linkId":"away","type":"%s","text":"是否离校"}]}
      """;

  @Autowired MockMvcTester client;
  @Autowired Institutions institutions;
  @Autowired Tokens tokens;

  private String dataTeam = "";
  private String nobody = "";

  @BeforeEach
  void foundAnInstitution() {
    Institution institution =
        institutions.create(
            "f" + UUID.randomUUID().toString().substring(0, 8), "某大学", "Asia/Shanghai");
    dataTeam = token(new Viewer(institution.id(), null, "data team"), TokenScope.FORMS);
    nobody = token(new Viewer(institution.id(), UUID.randomUUID(), "a student"), TokenScope.FORMS);
  }

  private String token(Viewer owner, TokenScope scope) {
    return tokens.issue(owner, "test", Set.of(scope), Tokens.LONGEST).text();
  }

  @Test
  void publishesAQuestionnaire() {
    assertThat(post(dataTeam, SHEET.formatted("boolean")))
        .hasStatus(201)
        .bodyJson()
        .extractingPath("$.code")
        .isEqualTo("exodus");
    assertThat(post(dataTeam, SHEET.formatted("string")))
        .hasStatus(201)
        .bodyJson()
        .extractingPath("$.version")
        .isEqualTo(2);
  }

  @Test
  void refusesWithThePathOfWhatItDoesNotTake() {
    var refused = assertThat(post(dataTeam, SHEET.formatted("quantity"))).hasStatus(422);
    refused.hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON);
    refused.bodyJson().extractingPath("$.path").isEqualTo("$.item[0].type");
    refused.bodyJson().extractingPath("$.element").isEqualTo("type");
    refused.bodyJson().extractingPath("$.detail").asString().contains("$.item[0].type");
  }

  @Test
  void refusesWhatIsTooLongOrNoText() {
    assertThat(post(dataTeam, " ".repeat(600_000))).hasStatus(422);
    assertThat(post(dataTeam, new byte[] {(byte) 0xC3, (byte) 0x28})).hasStatus(422);
    assertThat(post(dataTeam, "")).hasStatus(422);
  }

  @Test
  void isForThoseWhoseFormsTheyAre() {
    assertThat(post(nobody, SHEET.formatted("boolean"))).hasStatus(403);
    assertThat(post("mst_forged", SHEET.formatted("boolean"))).hasStatus(401);
    assertThat(client.post().uri("/api/v1/forms").content("{}")).hasStatus(401);
  }

  private MvcTestResult post(String token, String json) {
    return post(token, json.getBytes(StandardCharsets.UTF_8));
  }

  private MvcTestResult post(String token, byte[] body) {
    return client
        .post()
        .uri("/api/v1/forms")
        .header("Authorization", "Bearer " + token)
        .contentType(MediaType.APPLICATION_JSON)
        .content(body)
        .exchange();
  }
}
