package org.muster.notices.channel;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A provider on this machine that speaks its protocol, counts whom it has told, and has moods. */
public abstract class PretendProvider implements AutoCloseable {

  static final JsonMapper JSON = JsonMapper.builder().build();
  static final int TOKEN_SECONDS = 7_200;

  /** How it feels today. */
  public enum Mood {
    WELL,
    BUSY,
    THROTTLED,
    GARBAGE,
    BROKEN,
    HUNG
  }

  /** An answer. */
  record Answer(int status, String body) {
    static Answer of(Object... pairs) {
      return new Answer(200, JSON.writeValueAsString(map(pairs)));
    }
  }

  /** A question. */
  record Ask(
      String method,
      String path,
      Map<String, String> query,
      Map<String, String> headers,
      String body) {
    JsonNode json() {
      return JSON.readTree(body);
    }
  }

  public volatile Mood mood = Mood.WELL;

  /** Whom it has told, as often as it has. */
  public final Queue<String> told = new ConcurrentLinkedQueue<>();

  /** Accounts it does not know. */
  public final Set<String> strangers = ConcurrentHashMap.newKeySet();

  /** Bodies of the messages as they came. */
  public final Queue<String> messages = new ConcurrentLinkedQueue<>();

  final AtomicInteger calls = new AtomicInteger();
  final AtomicInteger tokens = new AtomicInteger();
  volatile String token = "";
  private final CountDownLatch closing = new CountDownLatch(1);
  private HttpServer server;
  private final int port;

  PretendProvider() {
    server = listen(0);
    port = server.getAddress().getPort();
  }

  private HttpServer listen(int at) {
    try {
      var made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), 0);
      made.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      made.createContext("/", this::answer);
      made.start();
      return made;
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
  }

  public final String address() {
    return "http://localhost:" + port;
  }

  /** Nobody answers at its address any more. */
  public final void goAway() {
    server.stop(0);
  }

  public final void comeBack() {
    server = listen(port);
  }

  public final List<String> told() {
    return told.stream().sorted().toList();
  }

  /** Ends the token before its time. */
  final void endToken() {
    token = "";
  }

  final String newToken() {
    token = "token-" + tokens.incrementAndGet();
    return token;
  }

  abstract Answer well(Ask ask);

  /** What it answers when too much is asked. */
  abstract Answer throttled();

  /** What it answers when it asks to be asked later. */
  Answer busy() {
    return Answer.of("errcode", -1, "errmsg", "system busy");
  }

  boolean isToken(Ask ask) {
    return ask.path().contains("oken");
  }

  private Answer moody(Ask ask) throws InterruptedException {
    calls.incrementAndGet();
    if (isToken(ask)) {
      return well(ask);
    }
    return switch (mood) {
      case WELL -> well(ask);
      case BUSY -> busy();
      case THROTTLED -> throttled();
      case GARBAGE -> new Answer(200, "<html><body>登录网络</body></html>");
      case BROKEN -> new Answer(502, "Bad Gateway");
      case HUNG -> {
        closing.await();
        yield new Answer(200, "{}");
      }
    };
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var headers = new HashMap<String, String>();
      exchange
          .getRequestHeaders()
          .forEach(
              (name, values) ->
                  headers.put(name.toLowerCase(java.util.Locale.ROOT), values.getFirst()));
      var uri = exchange.getRequestURI();
      var answer =
          moody(
              new Ask(
                  exchange.getRequestMethod(),
                  uri.getPath(),
                  parameters(uri.getRawQuery()),
                  headers,
                  new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
      var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  static Map<String, String> parameters(String query) {
    var parameters = new HashMap<String, String>();
    for (var pair : (query == null ? "" : query).split("&")) {
      if (!pair.isEmpty()) {
        var parts = pair.split("=", 2);
        parameters.put(
            URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
            URLDecoder.decode(parts.length == 1 ? "" : parts[1], StandardCharsets.UTF_8));
      }
    }
    return parameters;
  }

  static Map<String, Object> map(Object... pairs) {
    var map = new HashMap<String, Object>();
    for (int n = 0; n < pairs.length; n += 2) {
      map.put(pairs[n].toString(), pairs[n + 1]);
    }
    return map;
  }

  static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
  }
}
