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
import org.springframework.http.MediaType;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * DingTalk (钉钉): by its own page, which inside its client knows who is there. A member of the
 * university's organisation has a job number in its directory, and that is the number. <a
 * href="https://open.dingtalk.com/document/orgapp/tutorial-obtaining-user-personal-information">Signing
 * in</a>, <a href="https://open.dingtalk.com/document/orgapp/query-a-user-by-the-union-id">who
 * somebody is in the organisation</a>.
 */
class DingTalkProvider implements SignInProvider {

  private static final String LOGIN = "https://login.dingtalk.com/oauth2/auth";
  private static final String API = "https://api.dingtalk.com";
  private static final String DIRECTORY = "https://oapi.dingtalk.com";
  private static final String TOKEN_HEADER = "x-acs-dingtalk-access-token";
  private static final String JOB_NUMBER = "job_number";

  private final String client;
  private final String secret;
  private final String numberField;
  private final String api;
  private final String directory;
  private final String returnAddress;
  private final RestClient http;
  private final ProviderProblems problems;
  private final AccessToken access;

  DingTalkProvider(
      String key,
      SignInSettings.Service settings,
      String returnAddress,
      RestClient http,
      Clock clock) {
    client = Objects.requireNonNull(settings.clientId());
    secret = Objects.requireNonNull(settings.clientSecret());
    numberField = Objects.requireNonNullElse(settings.numberClaim(), JOB_NUMBER);
    api = Objects.requireNonNullElse(settings.server(), API).replaceAll("/+$", "");
    directory = Objects.requireNonNullElse(settings.server(), DIRECTORY).replaceAll("/+$", "");
    this.returnAddress = returnAddress;
    this.http = http;
    problems = new ProviderProblems(key);
    access = new AccessToken(this::fetch, clock);
  }

  @Override
  public Departure departure(HttpServletRequest request) {
    var state = RandomSecret.next();
    return new Departure(
        URI.create(
            LOGIN
                + "?response_type=code&scope=openid&prompt=consent&client_id="
                + encode(client)
                + "&redirect_uri="
                + encode(returnAddress)
                + "&state="
                + state),
        Map.of(STATE, state));
  }

  @Override
  public String number(Return back) {
    var code = back.parameters().getOrDefault("authCode", back.parameters().get("code"));
    if (code == null || code.isBlank()) {
      throw problems.cancelled();
    }
    var member = Map.of("userid", userId(unionId(code)), "language", "zh_CN");
    var number = result("/topapi/v2/user/get", member).get(numberField);
    if (!(number instanceof String known) || known.isBlank()) {
      throw problems.numberless(numberField);
    }
    return known;
  }

  /** Who has just said yes, across organisations. */
  private String unionId(String code) {
    var theirs =
        post(
            api + "/v1.0/oauth2/userAccessToken",
            Map.of(
                "clientId", client,
                "clientSecret", secret,
                "code", code,
                "grantType", "authorization_code"));
    if (!(theirs.get("accessToken") instanceof String token)) {
      throw problems.down(new IllegalStateException("no access token"));
    }
    try {
      var me = answer(http.get().uri(api + "/v1.0/contact/users/me").header(TOKEN_HEADER, token));
      if (me.get("unionId") instanceof String unionId) {
        return unionId;
      }
      throw problems.numberless("unionId");
    } catch (RestClientException failed) {
      throw problems.down(failed);
    }
  }

  /** Who that is in this organisation, of which others are no members. */
  private String userId(String unionId) {
    var found = result("/topapi/user/getbyunionid", Map.of("unionid", unionId));
    // 1 is somebody from outside whom the organisation knows.
    if (Objects.equals(found.get("contact_type"), 1)
        || !(found.get("userid") instanceof String userId)) {
      throw problems.refused("outside");
    }
    return userId;
  }

  private Map<?, ?> result(String path, Map<String, String> question) {
    var answer =
        access.ask(token -> post(directory + path + "?access_token=" + encode(token), question));
    if (!Objects.equals(answer.get("errcode"), 0)
        || !(answer.get("result") instanceof Map<?, ?> result)) {
      throw problems.refused("errcode_" + answer.get("errcode"));
    }
    return result;
  }

  private AccessToken.Fresh fetch() {
    var answer =
        post(api + "/v1.0/oauth2/accessToken", Map.of("appKey", client, "appSecret", secret));
    if (!(answer.get("accessToken") instanceof String token)
        || !(answer.get("expireIn") instanceof Number seconds)) {
      throw problems.down(new IllegalStateException("no access token"));
    }
    return new AccessToken.Fresh(token, seconds.longValue());
  }

  private Map<String, Object> post(String address, Map<String, String> body) {
    try {
      return answer(
          http.post().uri(URI.create(address)).contentType(MediaType.APPLICATION_JSON).body(body));
    } catch (HttpClientErrorException no) {
      throw problems.refused("status_" + no.getStatusCode().value());
    } catch (RestClientException failed) {
      throw problems.down(failed);
    }
  }

  private static Map<String, Object> answer(RestClient.RequestHeadersSpec<?> request) {
    var answer = request.retrieve().body(new ParameterizedTypeReference<Map<String, Object>>() {});
    return answer == null ? Map.of() : answer;
  }
}
