package org.muster.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One person's browser; the connections are shared, so that the load costs little. */
final class Browser {

  static final String PASSWORD = "correct horse battery";

  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

  private final URI address;
  private final String login;
  private final Map<String, String> cookies = new HashMap<>();

  Browser(URI address, String login) {
    this.address = address;
    this.login = login;
  }

  /** Signs in and answers how long it took, in milliseconds. */
  double signIn() throws IOException, InterruptedException {
    long begin = System.nanoTime();
    var csrf = CSRF.matcher(get("/sign-in"));
    if (!csrf.find()) {
      throw new IllegalStateException("no csrf token on the form");
    }
    var form =
        "login=%s&password=%s&_csrf=%s".formatted(login, encoded(PASSWORD), encoded(csrf.group(1)));
    var answer =
        send(
            HttpRequest.newBuilder(address.resolve("/sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    if (answer.statusCode() != 302) {
      throw new IllegalStateException("sign-in answered " + answer.statusCode());
    }
    return (System.nanoTime() - begin) / 1e6;
  }

  String get(String path) throws IOException, InterruptedException {
    var answer = send(HttpRequest.newBuilder(address.resolve(path)));
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(path + " answered " + answer.statusCode());
    }
    return answer.body();
  }

  /** What a page says; null where there is none, or something else. */
  @Nullable String page(String path) throws IOException, InterruptedException {
    var answer = send(HttpRequest.newBuilder(address.resolve(path)));
    var type = answer.headers().firstValue("Content-Type").orElse("");
    return answer.statusCode() == 200 && type.startsWith("text/html") ? answer.body() : null;
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    cookies.forEach((name, value) -> request.header("Cookie", name + "=" + value));
    var answer = CLIENT.send(request.build(), BodyHandlers.ofString());
    for (var set : answer.headers().allValues("Set-Cookie")) {
      var pair = set.split(";", 2)[0].split("=", 2);
      cookies.put(pair[0], pair[1]);
    }
    return answer;
  }

  /** How long a page took, asked four times a second for some seconds. */
  double[] times(String path, int seconds) throws IOException, InterruptedException {
    List<Double> took = new ArrayList<>();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (System.nanoTime() < end) {
      long begin = System.nanoTime();
      get(path);
      took.add((System.nanoTime() - begin) / 1e6);
      Thread.sleep(250);
    }
    return took.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** How long a page took, so many times one after the other. */
  double[] times(int times, String path) throws IOException, InterruptedException {
    var took = new double[times];
    for (int n = 0; n < times; n++) {
      long begin = System.nanoTime();
      get(path);
      took[n] = (System.nanoTime() - begin) / 1e6;
    }
    return took;
  }
}
