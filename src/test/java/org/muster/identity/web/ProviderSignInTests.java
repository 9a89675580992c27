package org.muster.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.audit.TrailEntry;
import org.muster.identity.Visitor;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpStatus;

/** Coming in through a campus's own sign-in service, whichever protocol it speaks. */
@ExtendWith(OutputCaptureExtension.class)
class ProviderSignInTests extends OnCampusWithServices {

  @Test
  void theSignInPageOffersEachServiceAboveThePassword() {
    var page = Visitor.body(visitor.get("/sign-in?next=/people", "en"));
    assertThat(page).contains("Sign in with Campus campus", "/sign-in/with/campus?next=%2Fpeople");
    assertThat(page.indexOf("/sign-in/with/old")).isBetween(0, page.indexOf("id=\"password\""));
    assertThat(Visitor.body(visitor.get("/sign-in", "zh-CN"))).contains("使用校园认证campus登录");
  }

  @Test
  void theAccountIsMadeOnce() {
    comesInTwice();
    assertThat(accounts()).isEqualTo(1);
  }

  private void comesInTwice() {
    for (int time = 1; time <= 2; time++) {
      visitor = new Visitor(browser);
      var sentTo = leave("/sign-in/with/campus");
      assertThat(comeBack("campus", sentTo, "code", OIDC.code(sentTo, NUMBER)))
          .hasRedirectedUrl("/");
    }
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
    comesInTwice();
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
  void aServiceThatIsDownStopsNobodyElse() {
    refused(
        visitor.get("/sign-in/with/down", "en"),
        HttpStatus.SERVICE_UNAVAILABLE,
        "cannot be reached");
    var sentTo = leave("/sign-in/with/old");
    assertThat(comeBack("old", sentTo, "ticket", CAS.ticket(sentTo, NUMBER, "")))
        .hasRedirectedUrl("/");
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
}
