package org.muster.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * An operation of the API as the program's own description has it.
 *
 * @param path with its variables in braces
 * @param parameters of the address, the query and the headers
 * @param media what kinds of body it takes, none where it takes none
 * @param properties of the body, if that is an object with known ones
 * @param scope what a token needs for it
 */
record Operation(
    String method,
    String path,
    List<Parameter> parameters,
    List<String> media,
    List<Property> properties,
    String scope) {

  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

  /** In is path, query or header. */
  record Parameter(String name, String in) {}

  /** Of a body; the type is that of JSON Schema, and a format says more of it. */
  record Property(String name, String type, String format) {}

  /** All operations of an OpenAPI document. */
  static List<Operation> all(JsonNode document) {
    var all = new ArrayList<Operation>();
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue().properties().stream()
                    .filter(method -> METHODS.contains(method.getKey()))
                    .forEach(method -> all.add(of(document, path.getKey(), method))));
    return all;
  }

  private static Operation of(
      JsonNode document, String path, Map.Entry<String, JsonNode> described) {
    var operation = described.getValue();
    var content = operation.path("requestBody").path("content");
    var schema = content.isEmpty() ? content : content.iterator().next().path("schema");
    var reference = schema.path("$ref").asString("");
    var object = reference.isEmpty() ? schema : document.at(reference.substring(1));
    return new Operation(
        described.getKey().toUpperCase(java.util.Locale.ROOT),
        path,
        operation
            .path("parameters")
            .valueStream()
            .map(each -> new Parameter(each.path("name").asString(), each.path("in").asString()))
            .toList(),
        content.propertyNames().stream().toList(),
        object.path("properties").properties().stream()
            .map(
                each ->
                    new Property(
                        each.getKey(),
                        each.getValue().path("type").asString("object"),
                        each.getValue().path("format").asString("")))
            .toList(),
        operation.at("/security/0/token/0").asString(""));
  }

  /** What it is about: the word behind the version. */
  String subject() {
    return path.split("/")[3];
  }

  boolean reads() {
    return method.equals("GET");
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
