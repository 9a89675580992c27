package org.muster.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.identity.TokenScope;
import org.muster.identity.Tokens;
import org.muster.rounds.web.OnCampus;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What {@link HostileApiTests} once found, each by itself. */
@SuppressWarnings("NullAway.Init")
class UnsoundRequestsTests extends OnCampus {

  @Autowired Tokens tokens;
  @LocalServerPort int port;

  @ParameterizedTest
  @ValueSource(
      strings = {"/api/v1/figures|", "/api/v1/\\..\\x", "/api/v1/figures#x", "/sign-in/%zz"})
  void ofNoAddressAreAnsweredByTheProgramNotByItsContainer(String target) throws IOException {
    var answer = send("GET", target);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.header("content-type"))
        .startsWith(target.startsWith("/api/") ? "application/problem+json" : "text/html");
    assertThat(answer.body()).contains("提交的内容不完整").doesNotContain("HTTP Status");
  }

  @Test
  void withSignsThatBrowsersDoNotEncodeAreTaken() throws IOException {
    assertThat(send("GET", "/sign-in?next=/people?q=a|b[c]^`{d}").status()).isEqualTo(200);
  }

  @Test
  void byUnknownMethodsAreRefused() throws IOException {
    assertProblem(send("X", "/api/v1/figures"), 400, "request.invalid");
    assertProblem(send("TRACE", "/api/v1/figures"), 405, "request.method");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%00=1", "day=%zz", "day=%ff", "=", "day=%00"})
  void withFieldsThatAreNoneAreRefused(String query) throws IOException {
    assertProblem(send("GET", "/api/v1/figures?" + query), 400, "request.invalid");
    assertThat(send("GET", "/sign-in?" + query).status()).isEqualTo(400);
  }

  @Test
  void withTooManyFieldsAreRefused() throws IOException {
    assertProblem(send("GET", "/api/v1/figures?" + "a=1&".repeat(1_500)), 400, "request.invalid");
  }

  @ParameterizedTest
  @ValueSource(strings = {"*/*", "/", "application/*", "application/json;charset=\""})
  void ofNoKindOfContentAreRefused(String kind) throws IOException {
    assertProblem(send("GET", "/api/v1/figures", "Content-Type: " + kind), 415, "request.type");
  }

  @Test
  void inPartsWithoutABoundaryAreRefused() throws IOException {
    for (var kind :
        List.of("multipart/form-data", "multipart/form-data;boundary=" + "b".repeat(5_000))) {
      assertProblem(
          sendBody("POST", "/api/v1/rounds/" + round.id() + "/closures", kind, "{}"),
          400,
          "request.invalid");
    }
  }

  @Test
  void withACookieThatIsNoSessionAreThoseOfAStranger() throws IOException {
    // Base64 of nothing but NUL, which PostgreSQL was asked for.
    assertThat(send("GET", "/sign-in", "Cookie: muster=" + "A".repeat(48)).status()).isEqualTo(200);
  }

  @Test
  void forDaysOfAnotherAgeAreRefused() throws IOException {
    for (var query :
        List.of("day=%2B999999999-12-31", "day=-9999-01-01", "at=%2B300000-01-01T00:00:00Z")) {
      assertProblem(send("GET", "/api/v1/figures?" + query), 400, "request.parameter");
    }
  }

  /** It was done, and then said to be refused. */
  @Test
  void areNotRefusedForTheFormatOfTheirAnswer() throws IOException {
    var answer =
        sendBody(
            "PUT",
            "/api/v1/rounds/" + round.id() + "/excusals/S02",
            "application/json\r\nAccept: text/html",
            "{\"reason\":\"请假\",\"until\":\"2026-11-30\"}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("content-type")).startsWith("application/json");
  }

  @Test
  void withSignsThatAreNoneAreRefused() throws IOException {
    for (var sign : List.of("\\u0000", "a\\ud800", "\\udc00\\ud800")) {
      assertProblem(
          sendBody(
              "POST",
              "/api/v1/rounds/" + round.id() + "/reports",
              "application/json",
              "{\"person\":\"" + sign + "\",\"answers\":{},\"via\":\"phone\"}"),
          400,
          "request.unreadable");
    }
  }

  /** One of many: the others are stored. */
  @Test
  void withSignsThatAreNoneCostOnlyTheirOwnLine() throws IOException {
    var answer =
        sendBody(
            "POST",
            "/api/v1/rounds/" + round.id() + "/reports",
            "application/x-ndjson",
            """
            {"person":"S\\u0000","same":true,"via":"phone"}
            {"person":"S02","answers":{"health":"nonsense"},"via":"phone"}
            """);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().lines())
        .satisfiesExactly(
            line -> assertThat(line).contains("refused", "rounds.line"),
            line -> assertThat(line).contains("\"line\":2").doesNotContain("rounds.line"));
  }

  @Test
  void thatGoOnForEverAreCutOff() throws IOException {
    assertProblem(
        sendBody(
            "POST",
            "/api/v1/rounds",
            "application/json",
            "{\"audience\":[" + "1,".repeat(9 << 20) + "1]}"),
        413,
        "request.body");
    assertProblem(
        sendBody(
            "POST",
            "/api/v1/rounds/" + round.id() + "/reports",
            "application/x-ndjson",
            "{\"person\":\"" + "x".repeat(2 << 20)),
        422,
        "rounds.line");
  }

  @Test
  void withNumbersThatNobodyCanHoldAreRefused() throws IOException {
    var number = "1e" + "9".repeat(12);
    assertProblem(
        sendBody("POST", "/api/v1/forms", "application/json", number), 422, "forms.not-json");
  }

  @Test
  void withAHeaderWithoutEndAreAnswered() throws IOException {
    assertProblem(
        send(
            "GET",
            "/api/v1/figures",
            "Accept-Language: en",
            "Accept-Language: " + "zh,".repeat(9_000)),
        400,
        "request.invalid");
  }

  @Test
  void ofLevelsWithinLevelsAreCutOff() throws IOException {
    assertProblem(
        sendBody(
            "POST", "/api/v1/rounds", "application/json", "{\"audience\":" + "[".repeat(10_000)),
        413,
        "request.body");
  }

  private static void assertProblem(Wire.Answer answer, int status, String code) {
    assertThat(answer.header("content-type")).startsWith("application/problem+json");
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.body()).contains("\"code\":\"" + code + '"');
  }

  private Wire.Answer sendBody(String method, String target, String kind, String body)
      throws IOException {
    var content = body.getBytes(StandardCharsets.UTF_8);
    var head = head(method, target, "Content-Type: " + kind, "Content-Length: " + content.length);
    var whole = Arrays.copyOf(head, head.length + content.length);
    System.arraycopy(content, 0, whole, head.length, content.length);
    return Wire.exchange(port, whole);
  }

  private Wire.Answer send(String method, String target, String... headers) throws IOException {
    return Wire.exchange(port, head(method, target, headers));
  }

  private byte[] head(String method, String target, String... headers) {
    var token =
        tokens.issue(workingGroup, "unsound", TokenScope.grantable(), Duration.ofDays(1)).text();
    var lines = new ArrayList<>(List.of(method + " " + target + " HTTP/1.1", "Host: localhost"));
    lines.add("Connection: close");
    lines.add("Authorization: Bearer " + token);
    lines.addAll(List.of(headers));
    return (String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
  }
}
