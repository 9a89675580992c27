package org.muster.advisories;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.advisories.Advisories.Library;

/** Against a server that answers as OSV's documentation says. */
class AdvisoriesTests {

  private static final List<Library> ASKED =
      List.of(new Library("org.sound:sound", "1.0"), new Library("org.holed:holed", "2.0"));

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private HttpServer osv;
  private String asked = "";
  private String severity = "CRITICAL";

  @BeforeEach
  void start() throws IOException {
    osv = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    osv.createContext(
        "/v1/querybatch",
        exchange -> {
          asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          answer(
              exchange, "{\"results\":[{},{\"vulns\":[{\"id\":\"GHSA-x\",\"modified\":\"\"}]}]}");
        });
    osv.createContext(
        "/v1/vulns/GHSA-x",
        exchange ->
            answer(
                exchange,
                "{\"id\":\"GHSA-x\",\"database_specific\":{\"severity\":\"" + severity + "\"}}"));
    osv.start();
  }

  private static void answer(com.sun.net.httpserver.HttpExchange exchange, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @AfterEach
  void stop() {
    osv.stop(0);
  }

  private int check() throws Exception {
    return new Advisories(
            URI.create("http://localhost:" + osv.getAddress().getPort()), new PrintStream(said))
        .check(ASKED);
  }

  @Test
  void failOnACriticalHoleAndNameIt() throws Exception {
    assertThat(check()).isOne();
    assertThat(said.toString()).contains("CRITICAL GHSA-x [org.holed:holed:2.0]", "1 critical");
    assertThat(asked).contains("\"Maven\"", "org.sound:sound", "\"1.0\"");
  }

  @Test
  void nameLesserHolesWithoutFailing() throws Exception {
    severity = "MODERATE";
    assertThat(check()).isZero();
    assertThat(said.toString()).contains("MODERATE GHSA-x", "0 critical");
  }

  @Test
  void sayWhenNothingCouldBeChecked() throws Exception {
    osv.stop(0);
    assertThat(check()).isZero();
    assertThat(said.toString()).contains("NOT CHECKED");
  }

  @Test
  void knowTheLibrariesOfAClassPath() {
    assertThat(
            Library.of(
                "/x/target/classes:/h/.m2/repository/org/a/b-c/1.2-rc3/b-c-1.2-rc3.jar"
                    + ":/h/.m2/repository/io/n/epoll/4.1/epoll-4.1-linux-x86_64.jar"))
        .containsExactly(new Library("org.a:b-c", "1.2-rc3"), new Library("io.n:epoll", "4.1"));
  }
}
