package org.muster.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.MusterTest;
import org.muster.identity.Accounts;
import org.muster.identity.FirstInstitution;
import org.muster.identity.SignIns;
import org.muster.identity.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@MusterTest
class SignInTests {

  @Autowired MockMvcTester browser;
  @Autowired Accounts accounts;
  @Autowired FirstInstitution founding;
  @Autowired JdbcClient sql;

  private Visitor visitor;
  private Visitor.Founder founder;

  @BeforeEach
  void founded() {
    visitor = new Visitor(browser);
    founder = Visitor.found(founding, accounts);
  }

  @Test
  void goesOnToThePageThatWasAskedFor() {
    var in =
        visitor.send(
            "/sign-in?next=/people",
            "/sign-in",
            Map.of("login", founder.login(), "password", Visitor.PASSWORD, "next", "/people"));
    assertThat(in).hasRedirectedUrl("/people");
    assertThat(Visitor.body(visitor.get("/", "en"))).contains("Hello, 王老师");
  }

  @Test
  void isListedAndEndedFromAnotherBrowser() {
    var elsewhere = new Visitor(browser);
    visitor.signIn(founder.login(), Visitor.PASSWORD);
    elsewhere.signIn(founder.login(), Visitor.PASSWORD);
    var stranger = new Visitor(browser);
    stranger.signIn(Visitor.found(founding, accounts).login(), Visitor.PASSWORD);

    var page = Visitor.body(visitor.get("/me/sessions", "en"));
    assertThat(page).contains("This one").containsOnlyOnce("/end\"");
    var end = page.replaceAll("(?s).*action=\"(/me/sessions/[0-9a-f]+/end)\".*", "$1");
    assertThat(stranger.send("/me", end, Map.of())).hasStatus(HttpStatus.NOT_FOUND);
    assertThat(elsewhere.get("/me", "en")).hasStatusOk();
    assertThat(visitor.send("/me", end, Map.of())).hasRedirectedUrl("/me/sessions");
    assertThat(elsewhere.get("/me", "en")).hasStatus3xxRedirection();
    assertThat(visitor.get("/me", "en")).hasStatusOk();
  }

  @Test
  void keepsTheSessionInTheDatabaseWithNoMoreOfThePersonThanTheAccount() {
    visitor.signIn(founder.login(), Visitor.PASSWORD);
    // What a restarted program would find.
    assertThat(
            sql.sql(
                    """
                    select array_agg(distinct attribute_name) from identity.session_attributes
                     where position(convert_to(?, 'UTF8') in attribute_bytes) > 0
                    """)
                .param(founder.account().toString())
                .query((row, n) -> (String[]) row.getArray(1).getArray())
                .single())
        .containsExactlyInAnyOrder(
            "account", FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME);
  }

  @Test
  void tellsNeitherWhichNumberExistsNorWhichPasswordIsWrong() {
    var wrongPassword = visitor.signIn(founder.login(), "something else");
    var wrongNumber = visitor.signIn("nobody", Visitor.PASSWORD);
    assertThat(wrongPassword).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    assertThat(wrongNumber).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    assertThat(Visitor.body(wrongPassword)).contains("Number and password do not match.");
    assertThat(Visitor.body(wrongNumber)).contains("Number and password do not match.");
    assertThat(visitor.get("/", "en")).hasStatus3xxRedirection();
  }

  @Test
  void refusesTheEleventhGuessEvenWhenItIsRight() {
    for (int guess = 1; guess <= 10; guess++) {
      visitor.signIn(founder.login(), "guess " + guess);
    }
    assertThat(visitor.signIn(founder.login(), Visitor.PASSWORD))
        .hasStatus(HttpStatus.TOO_MANY_REQUESTS);
  }

  @Test
  void endsWithTheSignOut() {
    visitor.signIn(founder.login(), Visitor.PASSWORD);
    var before = visitor.cookies();
    assertThat(visitor.send("/me", "/sign-out", Map.of())).hasRedirectedUrl("/sign-in");
    assertThat(browser.get().uri("/").cookie(before.toArray(Cookie[]::new)))
        .hasStatus3xxRedirection();
  }

  @Test
  void aClosedAccountIsOutAtTheNextClick() {
    visitor.signIn(founder.login(), Visitor.PASSWORD);
    sql.sql("update identity.account set closed_at = now() where id = ?")
        .param(founder.account())
        .update();
    assertThat(visitor.get("/", "en")).hasStatus3xxRedirection();
  }

  @Test
  void aLinkServesOnceAndSetsThePassword() {
    var login = "L" + UUID.randomUUID();
    var account = accounts.create(founder.institution(), founder.person(), login, "李老师", null);
    var link = link(account);

    assertThat(visitor.send(link, link, passwords("too short", "too short")))
        .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    assertThat(visitor.send(link, link, passwords("a long password", "another one here")))
        .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    assertThat(visitor.send(link, link, passwords("a long password", "a long password")))
        .hasRedirectedUrl("/");
    assertThat(Visitor.body(visitor.get("/", "en"))).contains("Hello, 李老师");

    assertThat(new Visitor(browser).get(link, "en")).hasStatus(HttpStatus.GONE);
    assertThat(new Visitor(browser).signIn(login, "a long password")).hasRedirectedUrl("/");
  }

  private String link(UUID account) {
    var address = accounts.invite(founder.institution(), account, Duration.ofHours(24));
    return address.substring(address.indexOf("/sign-in/link/"));
  }

  private static Map<String, String> passwords(String one, String again) {
    return Map.of("password", one, "again", again);
  }

  @Test
  void aLinkThatIsTooOldNoLongerServes() {
    var address = accounts.invite(founder.institution(), founder.account(), Duration.ZERO);
    assertThat(visitor.get(address.substring(address.indexOf("/sign-in/link/")), "en"))
        .hasStatus(HttpStatus.GONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//evil.example",
        "/\\evil.example",
        "https://evil.example",
        "evil",
        "/\t/evil",
        ""
      })
  void neverGoesOnToAnotherSite(String next) {
    assertThat(SignIns.safe(next)).isEqualTo("/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/people", "/people?q=zs", "/rounds/1/missing?unit=2"})
  void goesOnWithinTheSite(String next) {
    assertThat(SignIns.safe(next)).isEqualTo(next);
  }
}
