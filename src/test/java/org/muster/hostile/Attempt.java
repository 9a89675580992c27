package org.muster.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A request that is right, until a {@link Trick} is played with it. */
final class Attempt {

  private static final int SHOWN = 900;
  private static final String BOUNDARY = "hostile-boundary";

  final Operation operation;

  String method;

  /** What stands for the variables of the path, as the address has it. */
  final Map<String, String> variables = new LinkedHashMap<>();

  /** The query as the address has it: a name may come twice. */
  final List<String> query = new ArrayList<>();

  final List<String> headers = new ArrayList<>();

  /** The body's properties as JSON has them, by their names. */
  final Map<String, String> properties = new LinkedHashMap<>();

  /** Behind the path, before the query. */
  String behind = "";

  String media = "";

  /** In place of the properties. */
  byte @org.jspecify.annotations.Nullable [] body;

  boolean chunked;

  private final List<Trick> played = new ArrayList<>();

  /**
   * The right request.
   *
   * @param words what is known to stand for parameters and properties
   * @param bearer the token; empty for none
   */
  Attempt(Operation operation, Map<String, String> words, String bearer) {
    this.operation = operation;
    this.method = operation.method();
    for (var parameter : operation.parameters()) {
      var value = Nasty.encoded(words.getOrDefault(parameter.name(), "1"));
      switch (parameter.in()) {
        case "path" -> variables.put(parameter.name(), value);
        case "query" -> query.add(parameter.name() + "=" + value);
        default -> headers.add(parameter.name() + ": " + value);
      }
    }
    for (var property : operation.properties()) {
      properties.put(property.name(), rightValue(property, words));
    }
    if (!operation.media().isEmpty()) {
      media = operation.media().getFirst();
    }
    if (media.startsWith("multipart/")) {
      media += ";boundary=" + BOUNDARY;
      body = part("file", "roster.csv", "学号,姓名\nS02,试S02\n".getBytes(StandardCharsets.UTF_8));
    }
    if (!bearer.isEmpty()) {
      headers.add("Authorization: Bearer " + bearer);
    }
    headers.add("Accept-Language: en");
  }

  private static String rightValue(Operation.Property property, Map<String, String> words) {
    var known = words.get(property.name());
    if (known != null) {
      return property.type().equals("string") ? Nasty.quoted(known) : known;
    }
    return switch (property.type()) {
      case "string" -> "\"\"";
      case "integer", "number" -> "1";
      case "boolean" -> "false";
      case "array" -> "[]";
      default -> "null";
    };
  }

  /** A body of one file. */
  static byte[] part(String field, String file, byte[] content) {
    var whole = new ByteArrayOutputStream();
    whole.writeBytes(
        """
        --%s\r
        Content-Disposition: form-data; name="%s"; filename="%s"\r
        Content-Type: application/octet-stream\r
        \r
        """
            .formatted(BOUNDARY, field, file)
            .getBytes(StandardCharsets.UTF_8));
    whole.writeBytes(content);
    whole.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
    return whole.toByteArray();
  }

  void play(Trick trick, Nasty nasty) {
    played.add(trick);
    trick.play(this, nasty);
  }

  String json() {
    var json = new StringBuilder("{");
    properties.forEach(
        (name, value) ->
            json.append(json.length() == 1 ? "" : ",")
                .append(Nasty.quoted(name))
                .append(':')
                .append(value));
    return json.append('}').toString();
  }

  byte[] bodyBytes() {
    if (body != null) {
      return body;
    }
    return media.isEmpty() ? new byte[0] : json().getBytes(StandardCharsets.UTF_8);
  }

  private String target() {
    var path = operation.path();
    for (var variable : variables.entrySet()) {
      path = path.replace("{" + variable.getKey() + "}", variable.getValue());
    }
    return path + behind + (query.isEmpty() ? "" : "?" + String.join("&", query));
  }

  byte[] bytes() {
    var content = bodyBytes();
    var head = new StringBuilder(method).append(' ').append(target()).append(" HTTP/1.1\r\n");
    if (headers.stream().noneMatch(header -> header.startsWith("Host:"))) {
      head.append("Host: localhost\r\n");
    }
    headers.forEach(header -> head.append(header).append("\r\n"));
    if (!media.isEmpty()) {
      head.append("Content-Type: ").append(media).append("\r\n");
    }
    if (chunked) {
      head.append("Transfer-Encoding: chunked\r\n");
    } else if (content.length > 0
        && headers.stream().noneMatch(header -> header.startsWith("Content-Length:"))) {
      head.append("Content-Length: ").append(content.length).append("\r\n");
    }
    head.append("Connection: close\r\n\r\n");
    var whole = new ByteArrayOutputStream();
    whole.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
    if (chunked) {
      whole.writeBytes(
          (Integer.toHexString(content.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }
    whole.writeBytes(content);
    if (chunked) {
      whole.writeBytes("\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }
    return whole.toByteArray();
  }

  /** The tricks, and the request as far as somebody would read it. */
  @Override
  public String toString() {
    var text =
        new String(bytes(), StandardCharsets.UTF_8)
            .replaceAll("Bearer mst_\\S+", "Bearer …")
            .replace("\r\n", " ⏎ ")
            .replaceAll("(.{1,12}?)\\1{9,}", "$1…");
    return played + " " + (text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text);
  }
}
