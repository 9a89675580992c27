package org.muster.identity;

import static org.muster.identity.SignInProvider.encode;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.muster.shared.AccessToken;
import org.muster.shared.RandomSecret;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * WeCom (企业微信): silent inside its client, by a code to scan elsewhere. The member's account there
 * (userid) is the number. <a href="https://developer.work.weixin.qq.com/document/path/91022">Web
 * authorization</a>, <a href="https://developer.work.weixin.qq.com/document/path/91023">who a code
 * stands for</a>.
 */
class WeComProvider implements SignInProvider {

  private static final String SILENT = "https://open.weixin.qq.com/connect/oauth2/authorize";
  private static final String SCAN = "https://login.work.weixin.qq.com/wwlogin/sso/login";
  private static final String API = "https://qyapi.weixin.qq.com";

  private final String corporation;
  private final String secret;
  private final String agent;
  private final String api;
  private final String returnAddress;
  private final RestClient http;
  private final ProviderProblems problems;
  private final AccessToken access;

  WeComProvider(
      String key,
      SignInSettings.Service settings,
      String returnAddress,
      RestClient http,
      Clock clock) {
    corporation = Objects.requireNonNull(settings.clientId());
    secret = Objects.requireNonNull(settings.clientSecret());
    agent = Objects.requireNonNull(settings.agentId());
    api = Objects.requireNonNullElse(settings.server(), API).replaceAll("/+$", "");
    this.returnAddress = returnAddress;
    this.http = http;
    problems = new ProviderProblems(key);
    access = new AccessToken(this::fetch, clock);
  }

  @Override
  public Departure departure(HttpServletRequest request) {
    var state = RandomSecret.next();
    var browser = Objects.requireNonNullElse(request.getHeader("User-Agent"), "");
    return new Departure(
        URI.create(browser.contains("wxwork") ? silent(state) : scan(state)), Map.of(STATE, state));
  }

  private String silent(String state) {
    return SILENT
        + "?appid="
        + encode(corporation)
        + "&redirect_uri="
        + encode(returnAddress)
        + "&response_type=code&scope=snsapi_base&state="
        + state
        + "&agentid="
        + encode(agent)
        + "#wechat_redirect";
  }

  private String scan(String state) {
    return SCAN
        + "?login_type=CorpApp&appid="
        + encode(corporation)
        + "&agentid="
        + encode(agent)
        + "&redirect_uri="
        + encode(returnAddress)
        + "&state="
        + state;
  }

  @Override
  public String number(Return back) {
    var code = back.parameters().get("code");
    if (code == null || code.isBlank()) {
      throw problems.cancelled();
    }
    var answer = access.ask(token -> owner(token, code));
    if (!isFine(answer)) {
      throw problems.refused("errcode_" + answer.get("errcode"));
    }
    // Somebody from outside the corporation has an openid only.
    if (!(answer.get("userid") instanceof String number)) {
      throw problems.numberless("userid");
    }
    return number;
  }

  private Map<String, Object> owner(String token, String code) {
    return ask("/cgi-bin/auth/getuserinfo?access_token=" + encode(token) + "&code=" + encode(code));
  }

  private AccessToken.Fresh fetch() {
    var answer =
        ask("/cgi-bin/gettoken?corpid=" + encode(corporation) + "&corpsecret=" + encode(secret));
    if (!isFine(answer)
        || !(answer.get("access_token") instanceof String token)
        || !(answer.get("expires_in") instanceof Number seconds)) {
      throw problems.down(new IllegalStateException("no access token"));
    }
    return new AccessToken.Fresh(token, seconds.longValue());
  }

  private Map<String, Object> ask(String path) {
    try {
      var answer =
          http.get()
              .uri(URI.create(api + path))
              .retrieve()
              .body(new ParameterizedTypeReference<Map<String, Object>>() {});
      return answer == null ? Map.of() : answer;
    } catch (RestClientException failed) {
      throw problems.down(failed);
    }
  }

  private static boolean isFine(Map<String, Object> answer) {
    return answer.get("errcode") instanceof Number code && code.intValue() == 0;
  }
}
