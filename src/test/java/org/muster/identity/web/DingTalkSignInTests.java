package org.muster.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.muster.identity.PretendOidc;
import org.muster.identity.Visitor;
import org.springframework.http.HttpStatus;

/** DingTalk, as it goes well and as it can go wrong. */
class DingTalkSignInTests extends OnCampusWithServices {

  @Test
  void itsOwnPageIsAskedWhoIsThere() {
    var sentTo = leave("/sign-in/with/dingtalk");
    assertThat(sentTo).startsWith("https://login.dingtalk.com/oauth2/auth?");
    assertThat(PretendOidc.parameters(sentTo))
        .containsEntry("client_id", "muster")
        .containsEntry("response_type", "code")
        .containsEntry("scope", "openid")
        .hasEntrySatisfying(
            "redirect_uri", back -> assertThat(back).endsWith("/sign-in/with/dingtalk/return"));
  }

  @Test
  void aMemberComesInByTheirJobNumber() {
    memberComesIn();
    assertThat(lastEntry().detail()).startsWith("{\"by\": \"dingtalk\"");
  }

  private void memberComesIn() {
    var sentTo = leave("/sign-in/with/dingtalk");
    assertThat(comeBack("dingtalk", sentTo, "authCode", DINGTALK.code(NUMBER)))
        .hasRedirectedUrl("/");
    assertThat(Visitor.body(visitor.get("/", "en"))).contains("Hello, 王老师");
  }

  @Test
  void theProgramsOwnTokenIsKeptUntilDingTalkEndsIt() {
    memberComesIn();
    int before = DINGTALK.tokens();
    visitor = new Visitor(browser);
    memberComesIn();
    assertThat(DINGTALK.tokens()).isEqualTo(before);
    DINGTALK.endToken();
    visitor = new Visitor(browser);
    memberComesIn();
    assertThat(DINGTALK.tokens()).isEqualTo(before + 1);
  }

  @Test
  void aCodeServesOnce() {
    var code = DINGTALK.code(NUMBER);
    comeBack("dingtalk", leave("/sign-in/with/dingtalk"), "authCode", code);
    visitor = new Visitor(browser);
    comesBackRefused(code, "did not confirm");
  }

  @Test
  void aStrangerDoesNotComeIn() {
    comesBackRefused(DINGTALK.code(2, Map.of()), "did not confirm");
  }

  @Test
  void somebodyFromOutsideDoesNotComeInWhateverNumberTheyHave() {
    comesBackRefused(DINGTALK.code(1, Map.of("job_number", NUMBER)), "did not confirm");
  }

  @Test
  void aMemberWithoutAJobNumberIsToldWhomToAsk() {
    comesBackRefused(DINGTALK.code(0, Map.of("job_number", "")), "did not say");
  }

  @Test
  void whoeverSaysNoIsNotIn() {
    var answer = comeBack("dingtalk", leave("/sign-in/with/dingtalk"), "error", "access_denied");
    refused(answer, HttpStatus.BAD_REQUEST, "cancelled");
  }

  private void comesBackRefused(String code, String words) {
    var sentTo = leave("/sign-in/with/dingtalk");
    refused(comeBack("dingtalk", sentTo, "authCode", code), HttpStatus.FORBIDDEN, words);
  }
}
