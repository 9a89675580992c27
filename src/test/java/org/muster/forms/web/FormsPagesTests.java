package org.muster.forms.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.MusterTest;
import org.muster.forms.FormVersion;
import org.muster.forms.Forms;
import org.muster.identity.Accounts;
import org.muster.people.Institutions;
import org.muster.shared.CurrentInstitution;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@MusterTest
class FormsPagesTests {

  private static final String SHEET =
      """
      {"resourceType":"Questionnaire","status":"active","name":"exodus","title":"离校去向",
       "item":[{"linkId":"away","type":"%s","text":"是否离校"}]}
      """;
  private static final String PASSWORD = "a long enough secret";

  @Autowired MockMvcTester browser;
  @Autowired Institutions institutions;
  @Autowired Accounts accounts;
  @Autowired Forms forms;

  private UUID institution = new UUID(0, 0);
  private String trial = "";

  @BeforeEach
  void publishTheDailyForm() {
    institution =
        institutions
            .create("p" + UUID.randomUUID().toString().substring(0, 8), "某大学", "Asia/Shanghai")
            .id();
    FormVersion version =
        CurrentInstitution.call(
            institution,
            () -> {
              forms.installStandard();
              return forms.latest(Forms.DAILY_HEALTH);
            });
    trial = "/admin/forms/" + version.id();
  }

  @Test
  void aFormIsTriedInBothLanguagesAsItsReadersSeeIt() {
    Cookie session = signIn(null);
    assertThat(browser.get().uri(trial + "?in=zh-CN").cookie(session))
        .hasStatusOk()
        .bodyText()
        .contains("<html lang=\"zh-CN\">", "您今天的身体状况", "未隔离");
    assertThat(browser.get().uri(trial + "?in=en").cookie(session))
        .hasStatusOk()
        .bodyText()
        .contains("<html lang=\"en\">", "How are you today?")
        .doesNotContain("您");
  }

  @Test
  void aTrialTellsWhatWouldComeOfTheAnswers() {
    Cookie session = signIn(null);
    assertThat(
            browser
                .post()
                .uri(trial + "?in=en")
                .with(csrf())
                .cookie(session)
                .param("health", "unwell")
                .param("symptoms", "cough")
                .param("temperature", "38.1")
                .param("isolation", "none")
                .param("contact", "false")
                .param("listed_region", "false")
                .param("household", "false"))
        .hasStatusOk()
        .bodyText()
        .contains("These answers would be taken.", "Temperature: 38.1 ℃", "unwell · fever");
    assertThat(browser.post().uri(trial + "?in=en").with(csrf()).cookie(session))
        .hasStatusOk()
        .bodyText()
        .contains("Please answer this question.")
        .doesNotContain("would be taken");
  }

  @Test
  void theListShowsEveryVersionAndTakesTheNext() {
    Cookie session = signIn(null);
    assertThat(upload(session, SHEET.formatted("boolean")))
        .hasStatus3xxRedirection()
        .redirectedUrl()
        .startsWith("/admin/forms?published=");
    assertThat(browser.get().uri("/admin/forms").cookie(session))
        .hasStatusOk()
        .bodyText()
        .contains("每日健康情况", "离校去向", trial + "?in=en");
    String published = "/admin/forms?published=" + trial.substring("/admin/forms/".length());
    assertThat(browser.get().uri(published).cookie(session).header("Accept-Language", "en"))
        .hasStatusOk()
        .bodyText()
        .contains("Published: Daily health report, version 1.");
  }

  @Test
  void aRefusedFileIsToldOnThePage() {
    assertThat(upload(signIn(null), SHEET.formatted("quantity")))
        .hasStatus(422)
        .bodyText()
        .contains("$.item[0].type", "每日健康情况");
  }

  private MvcTestResult upload(Cookie session, String questionnaire) {
    var file =
        new MockMultipartFile(
            "file", "f.json", "application/json", questionnaire.getBytes(StandardCharsets.UTF_8));
    return browser
        .post()
        .uri("/admin/forms")
        .multipart()
        .file(file)
        .with(csrf())
        .cookie(session)
        .exchange();
  }

  @Test
  void formsAreNotForEveryone() {
    Cookie student = signIn(UUID.randomUUID());
    assertThat(browser.get().uri(trial).cookie(student)).hasStatus(403);
    assertThat(browser.get().uri("/admin/forms").cookie(student)).hasStatus(403);
  }

  /** Signs in somebody of no post, or for null the data team's own account. */
  private Cookie signIn(@org.jspecify.annotations.Nullable UUID person) {
    String login = UUID.randomUUID().toString();
    CurrentInstitution.run(
        institution, () -> accounts.create(institution, person, login, "林", PASSWORD));
    var answer =
        browser
            .post()
            .uri("/sign-in")
            .with(csrf())
            .param("login", login)
            .param("password", PASSWORD)
            .exchange();
    return Objects.requireNonNull(answer.getResponse().getCookie("muster"));
  }
}
