package org.muster.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.muster.identity.PretendOidc;
import org.muster.identity.Visitor;
import org.springframework.http.HttpStatus;

/** WeCom, as it goes well and as it can go wrong. */
class WeComSignInTests extends OnCampusWithServices {

  @Test
  void aBrowserShowsACodeToScan() {
    var sentTo = leave("/sign-in/with/wecom");
    assertThat(sentTo).startsWith("https://login.work.weixin.qq.com/wwlogin/sso/login?");
    assertThat(PretendOidc.parameters(sentTo))
        .containsEntry("login_type", "CorpApp")
        .containsEntry("appid", "muster")
        .containsEntry("agentid", "1000002")
        .hasEntrySatisfying(
            "redirect_uri", back -> assertThat(back).endsWith("/sign-in/with/wecom/return"));
  }

  @Test
  void insideWeComNothingIsAsked() {
    var sent =
        browser
            .get()
            .uri("/sign-in/with/wecom")
            .header("User-Agent", "Mobile wxwork/4.1")
            .exchange();
    assertThat(sent.getResponse().getRedirectedUrl())
        .startsWith("https://open.weixin.qq.com/connect/oauth2/authorize?appid=muster&")
        .contains("scope=snsapi_base", "agentid=1000002")
        .endsWith("#wechat_redirect");
  }

  @Test
  void aMemberComesIn() {
    memberComesIn();
    assertThat(lastEntry().detail()).startsWith("{\"by\": \"wecom\"");
  }

  private void memberComesIn() {
    var sentTo = leave("/sign-in/with/wecom");
    assertThat(comeBack("wecom", sentTo, "code", WECOM.code("userid", NUMBER)))
        .hasRedirectedUrl("/");
    assertThat(Visitor.body(visitor.get("/", "en"))).contains("Hello, 王老师");
  }

  @Test
  void theProgramsOwnTokenIsKeptUntilWeComEndsIt() {
    memberComesIn();
    int before = WECOM.tokens();
    visitor = new Visitor(browser);
    memberComesIn();
    assertThat(WECOM.tokens()).isEqualTo(before);
    WECOM.endToken();
    visitor = new Visitor(browser);
    memberComesIn();
    assertThat(WECOM.tokens()).isEqualTo(before + 1);
  }

  @Test
  void aCodeServesOnce() {
    var code = WECOM.code("userid", NUMBER);
    comeBack("wecom", leave("/sign-in/with/wecom"), "code", code);
    visitor = new Visitor(browser);
    refused(
        comeBack("wecom", leave("/sign-in/with/wecom"), "code", code),
        HttpStatus.FORBIDDEN,
        "did not confirm");
  }

  @Test
  void somebodyFromOutsideHasNoNumber() {
    var sentTo = leave("/sign-in/with/wecom");
    refused(
        comeBack("wecom", sentTo, "code", WECOM.code("openid", NUMBER)),
        HttpStatus.FORBIDDEN,
        "did not say");
  }
}
