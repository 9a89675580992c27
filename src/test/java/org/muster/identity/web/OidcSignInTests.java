package org.muster.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.util.Date;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.MutableClock;
import org.muster.identity.PretendOidc;
import org.muster.identity.Visitor;
import org.springframework.http.HttpStatus;

/** OpenID Connect, as it goes well and as it can go wrong. */
class OidcSignInTests extends OnCampusWithServices {

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
    assertThat(lastEntry().action()).isEqualTo("sign-in");
    assertThat(lastEntry().detail()).startsWith("{\"by\": \"campus\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"t-sso-01", "T-SSO-01", " T-SSO-01 "})
  void theCaseOfLettersDoesNotMatter(String number) {
    var sentTo = leave("/sign-in/with/campus");
    assertThat(comeBack("campus", sentTo, "code", OIDC.code(sentTo, number))).hasRedirectedUrl("/");
    assertThat(accounts()).isEqualTo(1);
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
            sentTo, claims -> change.accept(claims.claim("preferred_username", NUMBER)), forged);
    refused(comeBack("campus", sentTo, "code", code), HttpStatus.FORBIDDEN, "did not confirm");
  }

  @Test
  void anIdTokenThatIsTooOldIsRefused() {
    refusedToken(
        claims ->
            claims
                .issueTime(Date.from(MutableClock.START.minus(Duration.ofHours(2))))
                .expirationTime(Date.from(MutableClock.START.minus(Duration.ofHours(1)))),
        false);
  }

  @Test
  void theNumberMayStandBesideTheIdToken() {
    OIDC.tell("preferred_username", NUMBER);
    var sentTo = leave("/sign-in/with/campus");
    assertThat(comeBack("campus", sentTo, "code", OIDC.code(sentTo, claims -> {}, false)))
        .hasRedirectedUrl("/");
  }

  @Test
  void withoutANumberNobodyComesIn() {
    OIDC.tell("name", "nobody");
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
}
