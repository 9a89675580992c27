package org.muster.identity;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/** WeCom's two interfaces for signing in: codes serve once, and only with the token of the day. */
public final class PretendWeCom {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Map<String, Map<String, Object>> codes = new ConcurrentHashMap<>();
  private final HttpServer server;
  private volatile String token = "";
  private final AtomicInteger tokens = new AtomicInteger();

  public PretendWeCom() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
    server.createContext("/cgi-bin/gettoken", this::token);
    server.createContext("/cgi-bin/auth/getuserinfo", this::owner);
    server.start();
  }

  public String address() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /** A code for a member, {@code userid}, or somebody from outside, {@code openid}. */
  public String code(String kind, String id) {
    var code = "code-" + UUID.randomUUID();
    codes.put(code, Map.of("errcode", 0, "errmsg", "ok", kind, id));
    return code;
  }

  /** Ends the token before its time, as WeCom may. */
  public void endToken() {
    token = "";
  }

  /** How often a token was asked for. */
  public int tokens() {
    return tokens.get();
  }

  private void token(HttpExchange ask) throws IOException {
    var sent = PretendOidc.parameters(ask.getRequestURI().toString());
    if (!"muster".equals(sent.get("corpid")) || !"secret".equals(sent.get("corpsecret"))) {
      send(ask, Map.of("errcode", 40013, "errmsg", "invalid corpid"));
      return;
    }
    token = "token-" + tokens.incrementAndGet();
    send(ask, Map.of("errcode", 0, "errmsg", "ok", "access_token", token, "expires_in", 7200));
  }

  private void owner(HttpExchange ask) throws IOException {
    var sent = PretendOidc.parameters(ask.getRequestURI().toString());
    if (!token.equals(sent.get("access_token"))) {
      send(ask, Map.of("errcode", 42001, "errmsg", "access_token expired"));
      return;
    }
    var owner = codes.remove(sent.getOrDefault("code", ""));
    send(ask, owner == null ? Map.of("errcode", 40029, "errmsg", "invalid code") : owner);
  }

  private static void send(HttpExchange ask, Object body) throws IOException {
    var bytes = JSON.writeValueAsBytes(body);
    ask.getResponseHeaders().set("Content-Type", "application/json; charset=UTF-8");
    ask.sendResponseHeaders(200, bytes.length);
    ask.getResponseBody().write(bytes);
    ask.close();
  }
}
