package org.muster.situation.upward;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.muster.shared.Sha256;

/** Somebody above on this machine who takes what comes, or answers as a test wants. */
final class PretendSuperior implements AutoCloseable {

  /** What arrived: its text and who it says it is from. */
  record Arrived(String token, String key, String text) {}

  final List<Arrived> arrived = Collections.synchronizedList(new ArrayList<>());
  private final HttpServer server;
  private volatile int status = 200;
  private volatile String words = "";

  PretendSuperior() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/returns";
  }

  void answers(int status, String words) {
    this.status = status;
    this.words = words;
  }

  private void answer(HttpExchange exchange) throws IOException {
    var text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var headers = exchange.getRequestHeaders();
    arrived.add(
        new Arrived(headers.getFirst("Authorization"), headers.getFirst("Idempotency-Key"), text));
    var body =
        words.isEmpty()
            ? "{\"hash\":\"%s\"}".formatted(HexFormat.of().formatHex(Sha256.of(text)))
            : words;
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Location", address() + "/elsewhere");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
