package org.muster.notices.channel;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks a provider's interfaces, which answer with JSON objects; anything else is a provider that
 * makes no sense. Addresses carry tokens, so no exception of the client's leaves this class.
 */
final class Wire {

  private static final int LONGEST_ANSWER = 1 << 20;
  private static final Duration A_WHILE = Duration.ofMinutes(1);
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final RestClient http;

  /**
   * A wire.
   *
   * @param connect how long a provider may take to be there
   * @param answer how long it may take to answer
   */
  Wire(Duration connect, Duration answer) {
    var requests =
        new JdkClientHttpRequestFactory(HttpClient.newBuilder().connectTimeout(connect).build());
    requests.setReadTimeout(answer);
    http = RestClient.builder().requestFactory(requests).build();
  }

  static Wire usual() {
    return new Wire(Duration.ofSeconds(5), Duration.ofSeconds(15));
  }

  Map<String, Object> get(String address) {
    return answer(http.get().uri(URI.create(address)));
  }

  Map<String, Object> post(String address, Object body) {
    return post(address, MediaType.APPLICATION_JSON, Map.of(), JSON.writeValueAsString(body));
  }

  Map<String, Object> post(
      String address, MediaType type, Map<String, String> headers, String body) {
    return answer(
        http.post()
            .uri(URI.create(address))
            .contentType(type)
            .headers(all -> headers.forEach(all::set))
            .body(body.getBytes(StandardCharsets.UTF_8)));
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  static String json(Object value) {
    return JSON.writeValueAsString(value);
  }

  /** The number by which most of them say what is wrong; 0 where nothing is. */
  static int errcode(Map<String, Object> answer) {
    if (answer.get("errcode") instanceof Number code) {
      return code.intValue();
    }
    throw new ChannelDown("garbage", (Throwable) null);
  }

  private static Map<String, Object> answer(RestClient.RequestHeadersSpec<?> request) {
    try {
      var answer = request.exchange((asked, answered) -> read(answered));
      if (answer == null) {
        throw new ChannelDown("garbage", (Throwable) null);
      }
      return answer;
    } catch (RestClientException lost) {
      throw new ChannelDown(isSlow(lost) ? "slow" : "unreachable", (Throwable) null);
    }
  }

  private static Map<String, Object> read(ClientHttpResponse answered) throws IOException {
    int status = answered.getStatusCode().value();
    if (status == 429) {
      throw new ChannelDown("too-often", A_WHILE);
    }
    if (status >= 500) {
      throw new ChannelDown("status-" + status, (Throwable) null);
    }
    var body = answered.getBody().readNBytes(LONGEST_ANSWER);
    try {
      var answer = JSON.readValue(body, OBJECT);
      if (answer != null) {
        return answer;
      }
    } catch (JacksonException notJson) {
      // A page of some box between here and there, as often as not.
    }
    throw new ChannelDown("garbage", (Throwable) null);
  }

  private static boolean isSlow(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof HttpTimeoutException) {
        return true;
      }
    }
    return false;
  }
}
