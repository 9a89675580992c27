package org.muster.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.MusterTest;
import org.muster.identity.Accounts;
import org.muster.identity.FirstInstitution;
import org.muster.identity.TokenScope;
import org.muster.identity.Tokens;
import org.muster.identity.Viewer;
import org.muster.identity.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@MusterTest
class SecurityChainsTests {

  @Autowired MockMvcTester browser;
  @Autowired Tokens tokens;
  @Autowired Accounts accounts;
  @Autowired FirstInstitution founding;

  @ParameterizedTest
  @CsvSource({"en, Please sign in", "zh-CN, 请先登录", "fr, 请先登录"})
  void aProgramWithoutTokenIsToldSoInItsLanguage(String language, String title) {
    assertThat(browser.get().uri("/api/v1/rounds/1").header("Accept-Language", language))
        .hasStatus(HttpStatus.UNAUTHORIZED)
        .hasHeader("WWW-Authenticate", "Bearer")
        .hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
        .bodyJson()
        .hasPathSatisfying("$.title", shown -> assertThat(shown).isEqualTo(title))
        .hasPathSatisfying("$.type", type -> assertThat(type).isEqualTo("/problems/signed-out"));
  }

  @Test
  void aTokenThatIsNoneIsRefusedToo() {
    assertThat(browser.get().uri("/api/v1/rounds/1").header("Authorization", "Bearer mst_nothing"))
        .hasStatus(HttpStatus.UNAUTHORIZED);
  }

  @ParameterizedTest
  @CsvSource({"en, Not in your charge", "zh-CN, 不在职责范围内"})
  void aTokenThatMayNotIsToldSoInItsLanguage(String language, String title) {
    var founder = Visitor.found(founding, accounts);
    var token =
        tokens.issue(
            new Viewer(founder.institution(), founder.person(), "王老师"),
            "test",
            TokenScope.grantable(),
            Tokens.LONGEST);
    assertThat(
            browser
                .post()
                .uri("/api/v1/institutions")
                .header("Authorization", "Bearer " + token.text())
                .header("Accept-Language", language)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"code\":\"another\",\"name\":\"another\"}"))
        .hasStatus(HttpStatus.FORBIDDEN)
        .hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
        .bodyJson()
        .hasPathSatisfying("$.title", shown -> assertThat(shown).isEqualTo(title));
  }

  @Test
  void theApiReadsNoSession() {
    var visitor = new Visitor(browser);
    var founder = Visitor.found(founding, accounts);
    visitor.signIn(founder.login(), Visitor.PASSWORD);
    assertThat(visitor.get("/me", "en")).hasStatusOk();
    assertThat(visitor.get("/api/v1/rounds/1", "en")).hasStatus(HttpStatus.UNAUTHORIZED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/people", "/me/tokens", "/nothing", "/rounds/x.css", "/actuator"})
  void everythingThatIsNotListedAsksForASignIn(String address) {
    assertThat(browser.get().uri(address)).hasStatus3xxRedirection();
    assertThat(browser.get().uri(address).exchange().getResponse().getRedirectedUrl())
        .contains("/sign-in");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/sign-in",
        "/actuator/health",
        "/api/openapi.json",
        "/shared/palette.css",
        "/workbench/muster.js",
        "/webjars/htmx.org/2.0.10/dist/htmx.min.js"
      })
  void whatIsListedIsOpen(String address) {
    assertThat(browser.get().uri(address)).hasStatusOk();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/sign-in", "/c/forged", "/api/v1/x", "/workbench/muster.js", "/nothing"})
  void everyAnswerCarriesTheSecurityHeaders(String address) {
    var answer = browser.get().uri(address).exchange();
    assertThat(answer)
        .hasHeader("X-Content-Type-Options", "nosniff")
        .hasHeader("Referrer-Policy", "no-referrer");
    assertThat(answer.getResponse().getHeader("Content-Security-Policy"))
        .contains("default-src 'self'", "frame-ancestors 'none'", "base-uri 'none'")
        .doesNotContain("unsafe");
  }

  @Test
  void aFormWithoutItsTokenIsRefusedAndSaysWhatToDo() {
    var refused =
        browser
            .post()
            .uri("/sign-in")
            .param("login", "a")
            .param("password", "b")
            .header("Accept-Language", "en")
            .exchange();
    assertThat(refused).hasStatus(HttpStatus.FORBIDDEN);
    assertThat(Visitor.body(refused)).contains("reload it and send it again");
  }

  @Test
  void aFragmentOfAnEndedSessionSendsTheWholePageToSignIn() {
    assertThat(
            browser
                .get()
                .uri("/people")
                .header("HX-Request", "true")
                .header("HX-Current-URL", "http://localhost/people"))
        .hasStatus(HttpStatus.UNAUTHORIZED)
        .hasHeader("HX-Redirect", "/sign-in?next=%2Fpeople");
  }

  @Test
  void thePhonePagesOnlyStyleIsTheOneThePolicyNames() throws Exception {
    var page = browser.get().uri("/sign-in").exchange();
    var style = Visitor.body(page).replaceAll("(?s).*<style>(.*)</style>.*", "$1");
    var hash =
        java.util.Base64.getEncoder()
            .encodeToString(
                java.security.MessageDigest.getInstance("SHA-256")
                    .digest(style.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    assertThat(page.getResponse().getHeader("Content-Security-Policy"))
        .contains("'sha256-" + hash + "'");
  }
}
