package org.muster.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.MusterTest;
import org.muster.MutableClock;
import org.muster.audit.Trail;
import org.muster.audit.TrailEntry;
import org.muster.identity.Accounts;
import org.muster.identity.FirstInstitution;
import org.muster.identity.PretendAuthenticator;
import org.muster.identity.Visitor;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.MusterSettings;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A passkey opens its owner's account, here, to an answer that was just asked for. */
@MusterTest
class PasskeyTests {

  @Autowired MockMvcTester browser;
  @Autowired Accounts accounts;
  @Autowired FirstInstitution founding;
  @Autowired Trail trail;
  @Autowired JdbcClient sql;
  @Autowired MutableClock clock;
  @Autowired MusterSettings settings;

  private Visitor visitor;
  private Visitor.Founder founder;
  private PretendAuthenticator key;

  @BeforeEach
  void signedIn() {
    founder = Visitor.found(founding, accounts);
    key = new PretendAuthenticator(settings.publicUrl());
    visitor = new Visitor(browser);
    visitor.signIn(founder.login(), Visitor.PASSWORD);
  }

  @AfterEach
  void backToNow() {
    clock.set(MutableClock.START);
  }

  @Test
  void comesInWithoutAnythingTyped() {
    add();
    assertThat(lastEntry().action()).isEqualTo("passkey.added");
    visitor = new Visitor(browser);
    assertThat(comeIn(key.get(asked()))).hasRedirectedUrl("/people");
    assertThat(Visitor.body(visitor.get("/", "en"))).contains("Hello, 王老师");
    assertThat(lastEntry().action()).isEqualTo("sign-in");
    assertThat(lastEntry().detail()).contains("\"by\": \"passkey\"");
  }

  @Test
  void servesAgainAndAgain() {
    add();
    for (int time = 1; time <= 2; time++) {
      visitor = new Visitor(browser);
      assertThat(comeIn(key.get(asked()))).hasRedirectedUrl("/people");
    }
    assertThat(Visitor.body(visitor.get("/me/passkeys", "en"))).contains("my telephone");
  }

  @Test
  void anAnswerServesOnce() {
    add();
    visitor = new Visitor(browser);
    var answer = key.get(asked());
    assertThat(comeIn(answer)).hasRedirectedUrl("/people");
    var thief = visitor = new Visitor(browser);
    assertRefused(comeIn(answer));
    assertThat(lastEntry().action()).isEqualTo("passkey.refused");
    visitor = thief;
    asked();
    assertRefused(comeIn(answer));
  }

  @Test
  void anAnswerGivenToAnotherSiteDoesNotServe() {
    add();
    visitor = new Visitor(browser);
    assertRefused(comeIn(key.on("https://muster.example").get(asked())));
    assertRefused(comeIn(key.on(settings.publicUrl()).forSite("muster.example").get(asked())));
    assertThat(comeIn(key.forSite("localhost").get(asked()))).hasRedirectedUrl("/people");
  }

  @Test
  void anAnswerTooLateDoesNotServe() {
    add();
    visitor = new Visitor(browser);
    var answer = key.get(asked());
    clock.advance(Duration.ofMinutes(5));
    assertRefused(comeIn(answer));
  }

  @Test
  void whoeverOnlyHoldsTheDeviceDoesNotComeIn() {
    add();
    visitor = new Visitor(browser);
    assertRefused(comeIn(key.unverified().get(asked())));
  }

  @Test
  void aCopyThatHasFallenBehindIsNoticed() {
    add();
    visitor = new Visitor(browser);
    key.countedTo(41);
    assertThat(comeIn(key.get(asked()))).hasRedirectedUrl("/people");
    visitor = new Visitor(browser);
    assertRefused(comeIn(key.countedTo(40).get(asked())));
  }

  @Test
  void opensNobodyElsesAccount() {
    add();
    var another = Visitor.found(founding, accounts);
    visitor = new Visitor(browser);
    assertRefused(comeIn(key.of(handle(another)).get(asked())));
  }

  private static String handle(Visitor.Founder of) {
    var bytes =
        java.nio.ByteBuffer.allocate(16)
            .putLong(of.account().getMostSignificantBits())
            .putLong(of.account().getLeastSignificantBits());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  @Test
  void oneThatIsNotKnownOpensNothing() {
    visitor = new Visitor(browser);
    assertRefused(comeIn(key.get(asked())));
    assertRefused(comeIn("{}"));
    assertRefused(comeIn("no answer at all"));
  }

  @Test
  void aClosedAccountStaysClosed() {
    add();
    sql.sql("update identity.account set closed_at = now() where id = ?")
        .param(founder.account())
        .update();
    visitor = new Visitor(browser);
    assertRefused(comeIn(key.get(asked())));
  }

  @Test
  void isNamedAndRemovedByItsOwnerOnly() {
    add();
    var page = Visitor.body(visitor.get("/me/passkeys", "en"));
    var mine = page.replaceAll("(?s).*action=\"(/me/passkeys/[0-9a-f-]+)/name\".*", "$1");
    var stranger = new Visitor(browser);
    stranger.signIn(Visitor.found(founding, accounts).login(), Visitor.PASSWORD);
    assertThat(stranger.send("/me", mine + "/removal", Map.of())).hasStatus(HttpStatus.NOT_FOUND);
    assertThat(stranger.send("/me", mine + "/name", Map.of("label", "mine")))
        .hasStatus(HttpStatus.NOT_FOUND);

    visitor.send("/me/passkeys", mine + "/name", Map.of("label", "the blue one"));
    assertThat(Visitor.body(visitor.get("/me/passkeys", "en"))).contains("the blue one");
    visitor.send("/me/passkeys", mine + "/removal", Map.of());
    assertThat(lastEntry().action()).isEqualTo("passkey.removed");
    visitor = new Visitor(browser);
    assertRefused(comeIn(key.get(asked())));
  }

  @Test
  void isNotAddedByAnAnswerThatCameFromElsewhere() {
    var options = toAdd();
    assertThat(sendNew(key.on("https://muster.example").create(options)))
        .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    assertThat(sendNew(key.on(settings.publicUrl()).create(options)))
        .as("to a question that has been answered")
        .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    assertThat(sendNew(key.unverified().create(toAdd())))
        .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    assertThat(Visitor.body(visitor.get("/me/passkeys", "en"))).contains("No passkeys");
  }

  @Test
  void isNotAddedAtAScreenLeftOpen() {
    clock.advance(Duration.ofMinutes(15));
    assertThat(visitor.send("/me", "/me/passkeys/challenge", Map.of()))
        .hasStatus(HttpStatus.FORBIDDEN);
    assertThat(Visitor.body(visitor.get("/me/passkeys", "en")))
        .contains("first sign out and in again")
        .doesNotContain("data-passkey=");
  }

  @Test
  void isAddedOnce() {
    add();
    assertThat(toAdd()).contains("\"excludeCredentials\":[{");
    assertThat(sendNew(key.create(toAdd()))).hasStatus(HttpStatus.CONFLICT);
  }

  private void add() {
    assertThat(sendNew(key.create(toAdd()))).hasRedirectedUrl("/me/passkeys");
  }

  private String toAdd() {
    return json(visitor.send("/me", "/me/passkeys/challenge", Map.of()));
  }

  private MvcTestResult sendNew(String answer) {
    return visitor.send(
        "/me", "/me/passkeys", Map.of("label", "my telephone", "credential", answer));
  }

  private String asked() {
    return json(visitor.send("/sign-in", "/sign-in/passkey/challenge", Map.of()));
  }

  private static String json(MvcTestResult answer) {
    assertThat(answer).hasStatusOk();
    return Visitor.body(answer);
  }

  private MvcTestResult comeIn(String answer) {
    return visitor.send(
        "/sign-in", "/sign-in/passkey", Map.of("credential", answer, "next", "/people"));
  }

  private void assertRefused(MvcTestResult answer) {
    assertThat(answer).hasStatus(HttpStatus.FORBIDDEN);
    assertThat(Visitor.body(answer)).contains("does not open an account here", "/sign-in");
    assertThat(visitor.get("/", "en")).hasStatus3xxRedirection();
  }

  private TrailEntry lastEntry() {
    return CurrentInstitution.call(
        founder.institution(), () -> trail.read(null, null, Long.MAX_VALUE, 1).getFirst());
  }
}
