package org.muster.journeys;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The public API as a program uses it. */
public record Api(URI address, String token) {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final JsonMapper JSON = JsonMapper.builder().build();

  public Api as(String other) {
    return new Api(address, other);
  }

  public JsonNode get(String path) throws Exception {
    return JSON.readTree(text(path));
  }

  public String text(String path) throws Exception {
    return send(request(path).GET(), 200);
  }

  public JsonNode post(String path, Object body) throws Exception {
    return post(path, "application/json", JSON.writeValueAsString(body));
  }

  public JsonNode post(String path, String type, String body) throws Exception {
    var answer =
        send(
            request(path)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body)),
            201);
    return JSON.readTree(answer);
  }

  public String raw(String path, String type, String body) throws Exception {
    return send(
        request(path).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body)),
        200);
  }

  public JsonNode upload(String path, Path file) throws Exception {
    var boundary = "muster-bench";
    var head =
        "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n"
            .formatted(boundary, file.getFileName());
    var answer =
        send(
            request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(
                    HttpRequest.BodyPublishers.concat(
                        HttpRequest.BodyPublishers.ofString(head),
                        HttpRequest.BodyPublishers.ofFile(file),
                        HttpRequest.BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"))),
            201);
    return JSON.readTree(answer);
  }

  /** Bytes on the wire of a page, compressed as a browser asks for it. */
  public int weight(String path) throws Exception {
    return CLIENT
        .send(
            HttpRequest.newBuilder(address.resolve(path))
                .header("Accept-Encoding", "gzip")
                .header("Accept", "text/html")
                .build(),
            HttpResponse.BodyHandlers.ofByteArray())
        .body()
        .length;
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address.resolve(path))
        .timeout(Duration.ofMinutes(3))
        .header("Authorization", "Bearer " + token);
  }

  private static String send(HttpRequest.Builder request, int expected) throws Exception {
    var answer =
        CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    if (answer.statusCode() / 100 != expected / 100) {
      throw new IllegalStateException(
          "%s %d: %s".formatted(answer.uri(), answer.statusCode(), answer.body()));
    }
    return answer.body();
  }
}
