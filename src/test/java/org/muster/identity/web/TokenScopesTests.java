package org.muster.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muster.MusterTest;
import org.muster.audit.Trail;
import org.muster.audit.TrailEntry;
import org.muster.identity.Accounts;
import org.muster.identity.FirstInstitution;
import org.muster.identity.TokenScope;
import org.muster.identity.Tokens;
import org.muster.identity.Viewer;
import org.muster.identity.Visitor;
import org.muster.shared.CurrentInstitution;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** A token does what it was made for, as far as its owner may, and nothing else. */
@MusterTest
class TokenScopesTests {

  private static final String SOMETHING = "00000000-0000-7000-8000-000000000000";

  @Autowired MockMvcTester browser;
  @Autowired Tokens tokens;
  @Autowired Trail trail;
  @Autowired Accounts accounts;
  @Autowired FirstInstitution founding;
  @Autowired RequestMappingHandlerMapping requestMappingHandlerMapping;

  private Viewer owner;

  @BeforeEach
  void found() {
    var founder = Visitor.found(founding, accounts);
    owner = new Viewer(founder.institution(), founder.person(), "王老师");
  }

  @Test
  void areDeclaredByEveryOperationOfTheApi() {
    var without = new TreeMap<String, String>();
    requestMappingHandlerMapping
        .getHandlerMethods()
        .forEach(
            (route, operation) -> {
              if (route.getPatternValues().stream().anyMatch(path -> path.startsWith("/api/v1"))
                  && TokenScope.neededBy(operation.getMethod(), operation.getBeanType())
                      .isEmpty()) {
                without.put(route.toString(), operation.toString());
              }
            });
    assertThat(without).as("operations without @NeedsScope").isEmpty();
  }

  /** Everything else may be allowed: the one scope is what is missing. */
  @ParameterizedTest
  @CsvSource({
    "roster, GET, /api/v1/imports/{id}",
    "rounds:read, GET, /api/v1/rounds/{id}",
    "rounds:read, GET, /api/v1/rounds/{id}/missing",
    "rounds:read, GET, /api/v1/rounds/{id}/sheet.xlsx",
    "rounds:read, GET, /api/v1/rounds/{id}/closures",
    "rounds:write, POST, /api/v1/rounds",
    "rounds:write, POST, /api/v1/rounds/{id}/closures",
    "rounds:write, DELETE, /api/v1/rounds/{id}/excusals/S01",
    "reports, POST, /api/v1/rounds/{id}/reports",
    "links, GET, /api/v1/rounds/{id}/links",
    "forms, POST, /api/v1/forms",
    "trail, GET, /api/v1/trail",
    "trail, GET, /api/v1/trail/check"
  })
  void keepATokenFromWhatItWasNotMadeFor(String scope, String method, String path) {
    var needed = TokenScope.of(scope).orElseThrow();
    var others = new HashSet<>(TokenScope.grantable());
    others.remove(needed);
    var refused = send(method, path, others);
    assertThat(refused)
        .hasStatus(HttpStatus.FORBIDDEN)
        .bodyJson()
        .extractingPath("$.scope")
        .isEqualTo(scope);
    assertThat(Visitor.body(refused)).contains("it lacks the scope " + scope);
    assertThat(lastEntry())
        .extracting(TrailEntry::action, TrailEntry::subjectId)
        .containsExactly("access.refused", path.replace("{id}", SOMETHING));
    assertThat(send(method, path, Set.of(needed)).getResponse().getStatus())
        .isNotEqualTo(HttpStatus.FORBIDDEN.value());
  }

  @Test
  void doNotWidenWhatTheOwnerMay() {
    owner = new Viewer(owner.institution(), UUID.randomUUID(), "a student");
    assertThat(send("GET", "/api/v1/trail", TokenScope.grantable())).hasStatus(403);
  }

  @Test
  void foundNoInstitution() {
    assertThat(send("POST", "/api/v1/institutions", TokenScope.grantable()))
        .hasStatus(403)
        .bodyJson()
        .extractingPath("$.scope")
        .isEqualTo("set-up");
  }

  @Test
  void standInTheDescriptionOfTheApi() {
    assertThat(browser.get().uri("/api/openapi.json"))
        .bodyJson()
        .extractingPath("$.paths['/api/v1/rounds/{id}/reports'].post.security")
        .asArray()
        .containsExactly(Map.of("token", List.of("reports")));
  }

  private MvcTestResult send(String method, String path, Set<TokenScope> scopes) {
    var token = tokens.issue(owner, "test", scopes, Tokens.LONGEST);
    return browser
        .method(HttpMethod.valueOf(method))
        .uri(path.replace("{id}", SOMETHING))
        .header("Authorization", "Bearer " + token.text())
        .header("Accept-Language", "en")
        .contentType(MediaType.APPLICATION_JSON)
        .content("{}")
        .exchange();
  }

  private TrailEntry lastEntry() {
    return CurrentInstitution.call(
        owner.institution(), () -> trail.read(null, null, Long.MAX_VALUE, 1).getFirst());
  }
}
