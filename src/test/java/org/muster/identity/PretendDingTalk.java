package org.muster.identity;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * DingTalk's five interfaces for signing in, those of its new kind (problems by status) and of its
 * old (problems by errcode): codes serve once, and the directory asks for the token of the day.
 */
public final class PretendDingTalk {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Map<String, String> codes = new ConcurrentHashMap<>();
  private final Map<String, String> theirTokens = new ConcurrentHashMap<>();
  private final Map<String, Map<String, Object>> members = new ConcurrentHashMap<>();
  private final HttpServer server;
  private volatile String token = "";
  private final AtomicInteger tokens = new AtomicInteger();

  public PretendDingTalk() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
    on("POST", "/v1.0/oauth2/userAccessToken", this::theirToken);
    on("GET", "/v1.0/contact/users/me", sent -> Map.of());
    on("POST", "/v1.0/oauth2/accessToken", this::ownToken);
    on("POST", "/topapi/user/getbyunionid", this::byUnionId);
    on("POST", "/topapi/v2/user/get", this::member);
    server.start();
  }

  public String address() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /** A code for a member with a job number. */
  public String code(String number) {
    return code(0, Map.of("job_number", number));
  }

  /**
   * A code for somebody.
   *
   * @param contactType 0 for a member, 1 for somebody from outside, any other for a stranger
   */
  public String code(int contactType, Map<String, Object> details) {
    var code = "code-" + UUID.randomUUID();
    var union = "union-" + UUID.randomUUID();
    codes.put(code, union);
    if (contactType < 2) {
      var member = new HashMap<>(details);
      member.put("contact_type", contactType);
      member.put("userid", "user-of-" + union);
      members.put(union, member);
    }
    return code;
  }

  /** Ends the program's own token before its time. */
  public void endToken() {
    token = "";
  }

  /** How often the program's own token was asked for. */
  public int tokens() {
    return tokens.get();
  }

  private Map<String, Object> theirToken(Map<String, String> sent) {
    var union = codes.remove(sent.getOrDefault("code", ""));
    if (union == null
        || !"muster".equals(sent.get("clientId"))
        || !"secret".equals(sent.get("clientSecret"))
        || !"authorization_code".equals(sent.get("grantType"))) {
      return Map.of("status", 400, "code", "invalidParameter.authCode.notFound");
    }
    var theirs = "their-" + UUID.randomUUID();
    theirTokens.put(theirs, union);
    return Map.of("accessToken", theirs, "refreshToken", "unused", "expireIn", 7200);
  }

  private Map<String, Object> me(String theirs) {
    var union = theirTokens.get(theirs);
    return union == null
        ? Map.of("status", 401, "code", "InvalidAuthentication")
        : Map.of("nick", "somebody", "unionId", union, "openId", "unused");
  }

  private Map<String, Object> ownToken(Map<String, String> sent) {
    if (!"muster".equals(sent.get("appKey")) || !"secret".equals(sent.get("appSecret"))) {
      return Map.of("status", 403, "code", "Forbidden.AccessDenied");
    }
    token = "token-" + tokens.incrementAndGet();
    return Map.of("accessToken", token, "expireIn", 7200);
  }

  private Map<String, Object> byUnionId(Map<String, String> sent) {
    var member = members.get(sent.getOrDefault("unionid", ""));
    return member == null
        ? Map.of("errcode", 60121, "errmsg", "找不到该用户")
        : fine(Map.of("contact_type", member.get("contact_type"), "userid", member.get("userid")));
  }

  private Map<String, Object> member(Map<String, String> sent) {
    return members.values().stream()
        .filter(member -> Objects.equals(member.get("userid"), sent.get("userid")))
        .findFirst()
        .map(PretendDingTalk::fine)
        .orElse(Map.of("errcode", 60121, "errmsg", "找不到该用户"));
  }

  private static Map<String, Object> fine(Map<String, Object> result) {
    return Map.of("errcode", 0, "errmsg", "ok", "result", result);
  }

  private void on(
      String method, String path, Function<Map<String, String>, Map<String, Object>> answer) {
    server.createContext(
        path,
        ask -> {
          if (!ask.getRequestMethod().equals(method)) {
            send(ask, Map.of("status", 405));
          } else if (method.equals("GET")) {
            send(ask, me(ask.getRequestHeaders().getFirst("x-acs-dingtalk-access-token")));
          } else if (path.startsWith("/topapi/") && !hasToken(ask)) {
            send(ask, Map.of("errcode", 40014, "errmsg", "不合法的access_token"));
          } else {
            var body = ask.getRequestBody().readAllBytes();
            send(ask, answer.apply(JSON.readValue(body, new TypeReference<>() {})));
          }
        });
  }

  private boolean hasToken(HttpExchange ask) {
    var sent = PretendOidc.parameters(ask.getRequestURI().toString());
    return !token.isEmpty() && token.equals(sent.get("access_token"));
  }

  private static void send(HttpExchange ask, Map<String, Object> body) throws IOException {
    var bytes = JSON.writeValueAsBytes(body);
    ask.getResponseHeaders().set("Content-Type", "application/json; charset=UTF-8");
    ask.sendResponseHeaders((int) body.getOrDefault("status", 200), bytes.length);
    ask.getResponseBody().write(bytes);
    ask.close();
  }
}
