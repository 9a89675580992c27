package org.muster.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import com.nimbusds.jwt.JWTClaimsSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.MusterTest;
import org.muster.audit.Trail;
import org.muster.audit.TrailEntry;
import org.muster.identity.FirstInstitution;
import org.muster.identity.PretendCas;
import org.muster.identity.PretendOidc;
import org.muster.identity.Roll;
import org.muster.identity.Visitor;
import org.muster.shared.CurrentInstitution;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Coming in through a campus's own sign-in service, as each protocol allows it to go wrong. */
@MusterTest
@ExtendWith(OutputCaptureExtension.class)
class ProviderSignInTests {

  private static final PretendOidc OIDC = new PretendOidc();
  private static final PretendCas CAS = new PretendCas();
  private static final String NUMBER = "T-SSO-01";

  @Autowired MockMvcTester browser;
  @Autowired FirstInstitution founding;
  @Autowired Roll roll;
  @Autowired Trail trail;
  @Autowired JdbcClient sql;

  private Visitor visitor;
  private UUID institution;

  @DynamicPropertySource
  static void services(DynamicPropertyRegistry settings) {
    service(settings, "campus", "oidc", "issuer", OIDC.issuer());
    service(settings, "old", "cas", "server", CAS.address() + "/");
    service(settings, "new", "cas", "server", CAS.address());
    settings.add("muster.sign-in.new.number-claim", () -> "employeeNumber");
    service(settings, "down", "oidc", "issuer", "http://localhost:1/realm");
    service(settings, "elsewhere", "cas", "server", CAS.address());
    settings.add("muster.sign-in.elsewhere.institution", () -> "not-founded");
  }

  private static void service(
      DynamicPropertyRegistry settings, String key, String kind, String where, String address) {
    var prefix = "muster.sign-in." + key + ".";
    settings.add(prefix + "kind", () -> kind);
    settings.add(prefix + where, () -> address);
    settings.add(prefix + "label-zh", () -> "校园认证" + key);
    settings.add(prefix + "label-en", () -> "Campus " + key);
    settings.add(prefix + "institution", () -> "sso");
    settings.add(prefix + "client-id", () -> "muster");
    settings.add(prefix + "client-secret", () -> "secret");
  }

  @BeforeEach
  void founded() {
    visitor = new Visitor(browser);
    institution =
        roll.institution("sso")
            .orElseGet(
                () ->
                    founding
                        .create("sso", "试验大学", "Asia/Shanghai", NUMBER, "王老师")
                        .institution());
    sql.sql("delete from identity.account where institution_id = ?").param(institution).update();
  }

  @Test
  void theSignInPageOffersEachServiceAboveThePassword() {
    var page = Visitor.body(visitor.get("/sign-in?next=/people", "en"));
    assertThat(page).contains("Sign in with Campus campus", "/sign-in/with/campus?next=%2Fpeople");
    assertThat(page.indexOf("/sign-in/with/old")).isBetween(0, page.indexOf("id=\"password\""));
    assertThat(Visitor.body(visitor.get("/sign-in", "zh-CN"))).contains("使用校园认证campus登录");
  }

  @Test
  void openIdConnectLeadsToThePageThatWasAskedFor() {
    var sentTo = leave("/sign-in/with/campus?next=/people?q=zs");
    assertThat(sentTo).startsWith(OIDC.issuer() + "/auth?");
    assertThat(PretendOidc.parameters(sentTo))
        .containsEntry("response_type", "code")
        .containsEntry("code_challenge_method", "S256")
        .containsKeys("state", "nonce", "code_challenge");

    assertThat(comeBack("campus", sentTo, "code", OIDC.code(sentTo, NUMBER)))
        .hasRedirectedUrl("/people?q=zs");

    assertThat(Visitor.body(visitor.get("/", "en"))).contains("Hello, 王老师");
    assertThat(lastEntry())
        .extracting(TrailEntry::action, TrailEntry::detail)
        .containsExactly("sign-in", "{\"by\": \"campus\"}");
  }

  @Test
  void casLeadsIn() {
    var sentTo = leave("/sign-in/with/old");
    assertThat(sentTo).startsWith(CAS.address() + "/login?service=");
    assertThat(comeBack("old", sentTo, "ticket", CAS.ticket(sentTo, NUMBER, "")))
        .hasRedirectedUrl("/");
    assertThat(Visitor.body(visitor.get("/", "en"))).contains("Hello, 王老师");
    assertThat(lastEntry().detail()).isEqualTo("{\"by\": \"old\"}");
  }

  @Test
  void casTakesTheNumberFromAnAttribute() {
    var sentTo = leave("/sign-in/with/new");
    var ticket =
        CAS.ticket(
            sentTo, "wang", "<cas:employeeNumber>" + NUMBER + "</cas:employeeNumber>");
    assertThat(comeBack("new", sentTo, "ticket", ticket)).hasRedirectedUrl("/");
  }

  @Test
  void anAttributeThatPosesAsAnotherIsNotBelieved() {
    var sentTo = leave("/sign-in/with/new");
    var ticket =
        CAS.ticket(
            sentTo,
            "wang",
            "<cas:about><cas:employeeNumber>" + NUMBER + "</cas:employeeNumber></cas:about>");
    refused(comeBack("new", sentTo, "ticket", ticket), HttpStatus.FORBIDDEN, "did not say");
  }

  @ParameterizedTest
  @ValueSource(strings = {"t-sso-01", "T-SSO-01", " T-SSO-01 "})
  void theCaseOfLettersDoesNotMatter(String number) {
    var sentTo = leave("/sign-in/with/campus");
    assertThat(comeBack("campus", sentTo, "code", OIDC.code(sentTo, number)))
        .hasRedirectedUrl("/");
    assertThat(accounts()).isEqualTo(1);
  }

  @Test
  void theAccountIsMadeOnce() {
    for (int time = 1; time <= 2; time++) {
      visitor = new Visitor(browser);
      var sentTo = leave("/sign-in/with/campus");
      assertThat(comeBack("campus", sentTo, "code", OIDC.code(sentTo, NUMBER)))
          .hasRedirectedUrl("/");
    }
    assertThat(accounts()).isEqualTo(1);
  }

  @Test
  void aNumberThatIsNotOnTheRollGetsNoAccountButAnExplanation() {
    var sentTo = leave("/sign-in/with/campus");
    var answer = comeBack("campus", sentTo, "code", OIDC.code(sentTo, "12345"));
    refused(answer, HttpStatus.FORBIDDEN, "Your number 12345 is not on the roll");
    assertThat(accounts()).isZero();
    assertThat(lastEntry())
        .extracting(TrailEntry::action, TrailEntry::subjectId)
        .containsExactly("sign-in.refused", "12345");
  }

  @Test
  void aClosedAccountStaysClosed() {
    theAccountIsMadeOnce();
    sql.sql("update identity.account set closed_at = now() where institution_id = ?")
        .param(institution)
        .update();
    visitor = new Visitor(browser);
    var sentTo = leave("/sign-in/with/campus");
    var answer = comeBack("campus", sentTo, "code", OIDC.code(sentTo, NUMBER));
    refused(answer, HttpStatus.FORBIDDEN, "is closed or belongs to somebody else");
  }

  @Test
  void anotherBrowserCannotBringTheAnswerBack() {
    var sentTo = leave("/sign-in/with/campus");
    visitor = new Visitor(browser);
    var answer = comeBack("campus", sentTo, "code", OIDC.code(sentTo, NUMBER));
    refused(answer, HttpStatus.BAD_REQUEST, "Please begin again");
  }

  @Test
  void anAnswerToAnotherQuestionIsRefused() {
    var mine = leave("/sign-in/with/campus");
    var theirs = leave("/sign-in/with/campus");
    var answer = comeBack("campus", mine, "code", OIDC.code(theirs, NUMBER));
    refused(answer, HttpStatus.BAD_REQUEST, "Please begin again");
  }

  @Test
  void anAnswerOfOneServiceDoesNotServeForAnother() {
    var sentTo = leave("/sign-in/with/old");
    var answer = comeBack("new", sentTo, "ticket", CAS.ticket(sentTo, NUMBER, ""));
    refused(answer, HttpStatus.BAD_REQUEST, "Please begin again");
  }

  @Test
  void aTicketServesOnce() {
    var first = leave("/sign-in/with/old");
    var ticket = CAS.ticket(first, NUMBER, "");
    comeBack("old", first, "ticket", ticket);
    visitor = new Visitor(browser);
    var second = leave("/sign-in/with/old");
    refused(comeBack("old", second, "ticket", ticket), HttpStatus.FORBIDDEN, "did not confirm");
  }

  @Test
  void aTicketForAnotherBrowserIsRefused() {
    var theirs = leave("/sign-in/with/old");
    visitor = new Visitor(browser);
    var mine = leave("/sign-in/with/old");
    var answer = comeBack("old", mine, "ticket", CAS.ticket(theirs, NUMBER, ""));
    refused(answer, HttpStatus.FORBIDDEN, "did not confirm");
  }

  @Test
  void anIdTokenOfAnotherSignInIsRefused() {
    refusedToken(claims -> claims.claim("nonce", "another"), false);
  }

  @Test
  void anIdTokenForAnotherProgramIsRefused() {
    refusedToken(claims -> claims.audience("another"), false);
  }

  @Test
  void anIdTokenOfAnotherIssuerIsRefused() {
    refusedToken(claims -> claims.issuer("http://localhost/another"), false);
  }

  @Test
  void anIdTokenSignedBySomebodyElseIsRefused() {
    refusedToken(claims -> {}, true);
  }

  private void refusedToken(Consumer<JWTClaimsSet.Builder> change, boolean forged) {
    var sentTo = leave("/sign-in/with/campus");
    var code =
        OIDC.code(
            sentTo,
            claims -> change.accept(claims.claim("preferred_username", NUMBER)),
            forged);
    refused(comeBack("campus", sentTo, "code", code), HttpStatus.FORBIDDEN, "did not confirm");
  }

  @Test
  void withoutANumberNobodyComesIn() {
    var sentTo = leave("/sign-in/with/campus");
    var code = OIDC.code(sentTo, claims -> {}, false);
    refused(comeBack("campus", sentTo, "code", code), HttpStatus.FORBIDDEN, "did not say");
  }

  @Test
  void cancellingLeadsBackToTheSignInPage() {
    var sentTo = leave("/sign-in/with/campus");
    var answer = comeBack("campus", sentTo, "error", "access_denied");
    refused(answer, HttpStatus.BAD_REQUEST, "was cancelled");
  }

  @Test
  void aServiceThatIsDownStopsNobodyElse() {
    refused(
        visitor.get("/sign-in/with/down", "en"),
        HttpStatus.SERVICE_UNAVAILABLE,
        "cannot be reached");
    casLeadsIn();
  }

  @Test
  void anInstitutionThatIsNotThereIsToldApart() {
    var sentTo = leave("/sign-in/with/elsewhere");
    refused(
        comeBack("elsewhere", sentTo, "ticket", CAS.ticket(sentTo, NUMBER, "")),
        HttpStatus.SERVICE_UNAVAILABLE,
        "not connected to any institution");
  }

  @ParameterizedTest
  @ValueSource(strings = {"//evil.example", "https://evil.example", "/\\evil.example"})
  void neverLeadsOnToAnotherSite(String next) {
    var sentTo = leave("/sign-in/with/old?next=" + next);
    assertThat(comeBack("old", sentTo, "ticket", CAS.ticket(sentTo, NUMBER, "")))
        .hasRedirectedUrl("/");
  }

  @Test
  void whatOpensASessionIsNeverLogged(CapturedOutput log) {
    var sentTo = leave("/sign-in/with/old");
    var ticket = CAS.ticket(leave("/sign-in/with/old"), NUMBER, "");
    comeBack("old", sentTo, "ticket", ticket);
    var again = leave("/sign-in/with/campus");
    comeBack("campus", again, "code", "code-that-is-wrong");
    assertThat(log).contains("did not confirm").doesNotContain(ticket, "code-that-is-wrong");
  }

  @Test
  void aServiceThatIsNotThereIsNotFound() {
    assertThat(visitor.get("/sign-in/with/nobody", "en")).hasStatus(HttpStatus.NOT_FOUND);
  }

  private String leave(String address) {
    var sent = visitor.get(address, "en");
    assertThat(sent).hasStatus3xxRedirection();
    return Objects.requireNonNull(sent.getResponse().getRedirectedUrl());
  }

  private MvcTestResult comeBack(String service, String sentTo, String name, String value) {
    var sent = PretendOidc.parameters(sentTo);
    var state =
        sent.containsKey("state")
            ? sent.get("state")
            : PretendOidc.parameters(Objects.requireNonNull(sent.get("service"))).get("state");
    return visitor.get(
        "/sign-in/with/" + service + "/return?state=" + state + "&" + name + "=" + value, "en");
  }

  private void refused(MvcTestResult answer, HttpStatus status, String words) {
    assertThat(answer).hasStatus(status);
    assertThat(Visitor.body(answer)).contains(words, "href=\"/sign-in\"");
    assertThat(visitor.get("/", "en")).hasStatus3xxRedirection();
  }

  private long accounts() {
    return sql.sql("select count(*) from identity.account where institution_id = ?")
        .param(institution)
        .query(Long.class)
        .single();
  }

  private TrailEntry lastEntry() {
    return CurrentInstitution.call(
        institution, () -> trail.read(null, null, Long.MAX_VALUE, 1).getFirst());
  }
}
