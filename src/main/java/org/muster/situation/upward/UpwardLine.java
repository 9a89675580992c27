package org.muster.situation.upward;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.muster.situation.upward.UpwardAttempt.Outcome;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Posts a signed return. It is there only where the other end gives back its hash: a page of some
 * box in between also answers 200. Whoever sends us elsewhere is not followed: the token is for
 * this address. No address, token or exception of the client's leaves this class.
 */
@Component
class UpwardLine {

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(15);
  private static final int LONGEST_ANSWER = 64 * 1024;
  private static final int LONGEST_WORDS = 300;

  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final JsonMapper json;

  UpwardLine(JsonMapper json) {
    this.json = json;
  }

  /** What the other end said. */
  record Answer(Outcome outcome, @Nullable Integer status, String words) {

    private static Answer unreached(@Nullable Integer status, String why) {
      return new Answer(Outcome.UNREACHED, status, why);
    }
  }

  Answer post(String address, String token, SignedReturn signed) {
    var hash = HexFormat.of().formatHex(signed.hash());
    var request =
        HttpRequest.newBuilder(URI.create(address))
            .timeout(ANSWER)
            .header("Content-Type", "application/jose")
            .header("Accept", "application/json")
            .header("Accept-Language", Locale.SIMPLIFIED_CHINESE.toLanguageTag())
            .header("Authorization", "Bearer " + token)
            .header("Idempotency-Key", signed.file().number() + "." + hash)
            .POST(HttpRequest.BodyPublishers.ofString(signed.text(), StandardCharsets.UTF_8))
            .build();
    try {
      return read(http.send(request, limited()), hash);
    } catch (HttpTimeoutException slow) {
      return Answer.unreached(null, "slow");
    } catch (IOException lost) {
      return Answer.unreached(null, "lost");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Answer.unreached(null, "lost");
    }
  }

  private static HttpResponse.BodyHandler<byte[]> limited() {
    return response -> BodySubscribers.limiting(BodySubscribers.ofByteArray(), LONGEST_ANSWER);
  }

  private Answer read(HttpResponse<byte[]> answered, String hash) {
    int status = answered.statusCode();
    var body = body(answered.body());
    if (status / 100 == 2) {
      return hash.equals(text(body, "hash"))
          ? new Answer(Outcome.ACCEPTED, status, "")
          : Answer.unreached(status, "garbage");
    }
    if (status / 100 == 4) {
      var words = text(body, "detail");
      return new Answer(
          Outcome.REFUSED, status, words.substring(0, Math.min(words.length(), LONGEST_WORDS)));
    }
    return Answer.unreached(status, status / 100 == 5 ? "down" : "garbage");
  }

  private @Nullable JsonNode body(byte[] body) {
    try {
      return json.readTree(body);
    } catch (JacksonException notJson) {
      return null;
    }
  }

  private static String text(@Nullable JsonNode body, String field) {
    return body == null ? "" : body.path(field).asString("");
  }
}
