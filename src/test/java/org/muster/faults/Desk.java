package org.muster.faults;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muster.journeys.MusterProcess;

/**
 * Somebody of the working group at their browser, who sends the same again until there is an
 * answer; and a program of the data team's with a token.
 */
final class Desk {

  private static final String PASSWORD = "correct-horse-battery";
  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final Duration UNANSWERED = Duration.ofMillis(300);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .cookieHandler(new CookieManager())
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  private final URI address;
  private final String token;
  private String csrf = "";
  private volatile boolean open = true;

  private Desk(URI address, String token) {
    this.address = address;
    this.token = token;
  }

  /** Opens a page with a form; the token on it serves for all others until somebody signs in. */
  private void open(String page) throws InterruptedException {
    var shown = CSRF.matcher(String.valueOf(look(page)));
    if (!shown.find()) {
      throw new IllegalStateException("no csrf token on " + page);
    }
    csrf = shown.group(1);
  }

  /** Founds the university by the link that the first start prints, and is signed in. */
  static Desk found(MusterProcess muster, String token) throws Exception {
    var link = Pattern.compile("/setup/[\\w-]+").matcher(muster.output());
    if (!link.find()) {
      throw new IllegalStateException(muster.output());
    }
    var desk = new Desk(muster.address(), token);
    desk.open(link.group());
    desk.must(
        link.group() + "/institution",
        Map.of(
            "code", "faults",
            "name", "试验大学",
            "zone", "Asia/Shanghai",
            "number", "T01",
            "person", "王老师",
            "password", PASSWORD,
            "again", PASSWORD));
    desk.open("/supplies");
    return desk;
  }

  /** Sends a form that must be taken. */
  void must(String path, Map<String, String> fields) throws InterruptedException {
    var reply = post(path, fields);
    if (reply == null || !reply.done()) {
      throw new IllegalStateException(path + ": " + reply);
    }
  }

  /** What was answered in the end. */
  record Reply(int status, String location, String body) {

    boolean done() {
      return status / 100 == 2 || status == 302 && !location.contains("/sign-in");
    }
  }

  /** True until the day is over. */
  boolean isOpen() {
    return open;
  }

  void reopen() {
    open = true;
  }

  /** Nobody sends anything again; what is on its way is answered or not. */
  void close() {
    open = false;
  }

  /** Sends a form; null where the day was over before there was an answer. */
  @Nullable Reply post(String path, Map<String, String> fields) throws InterruptedException {
    var form =
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&", "", "&_csrf=" + encoded(csrf)));
    return insist(
        HttpRequest.newBuilder(address.resolve(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
  }

  @Nullable Reply look(String path) throws InterruptedException {
    return insist(HttpRequest.newBuilder(address.resolve(path)));
  }

  /** Asks the API; with files, as their name and what is in them, they are sent along. */
  @Nullable Reply api(String path, List<Map.Entry<String, String>> files)
      throws InterruptedException {
    var boundary = "muster-faults";
    var parts = new StringBuilder();
    for (var file : files) {
      parts.append(
          "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n%s\r\n"
              .formatted(boundary, file.getKey(), file.getValue()));
    }
    var request =
        HttpRequest.newBuilder(address.resolve(path)).header("Authorization", "Bearer " + token);
    return insist(
        files.isEmpty()
            ? request.POST(BodyPublishers.noBody())
            : request
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofString(parts + "--" + boundary + "--\r\n")));
  }

  private @Nullable Reply insist(HttpRequest.Builder request) throws InterruptedException {
    var sent = request.timeout(Duration.ofSeconds(40)).build();
    while (true) {
      try {
        var answer = client.send(sent, BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 5 && answer.statusCode() != 429) {
          return reply(answer);
        }
      } catch (IOException broken) {
        // Done or not: it is sent again.
      }
      if (!open) {
        return null;
      }
      Thread.sleep(UNANSWERED);
    }
  }

  private static Reply reply(HttpResponse<String> answer) {
    return new Reply(
        answer.statusCode(), answer.headers().firstValue("Location").orElse(""), answer.body());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
