package org.muster.rounds.maps;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.muster.shared.Divisions;
import org.muster.shared.Problem;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a GeoJSON file (RFC 7946) of divisions, a feature at a time. What carries no code of a
 * division, or the whole country's, is read too: an approved map is drawn whole or not at all.
 */
final class GeoJson {

  private static final String COUNTRY = "100000";
  private static final int NAMED = 5;

  private final Divisions divisions = new Divisions();
  private final List<Line> lines = new ArrayList<>();
  private final TreeSet<String> unknown = new TreeSet<>();
  private int features;

  private GeoJson() {}

  /**
   * One line of the map.
   *
   * @param code the province that it is an edge of; null for what is drawn as an outline
   * @param closed true where it comes back to its beginning
   * @param degrees longitude and latitude in turn
   */
  record Line(@Nullable String code, boolean closed, double[] degrees) {}

  /**
   * Reads a file.
   *
   * @throws Problem 422 that says what is wrong with it
   */
  static List<Line> read(JsonMapper json, byte[] file) {
    var reading = new GeoJson();
    try (var parser = json.createParser(file)) {
      reading.collection(parser);
    } catch (JacksonException broken) {
      var at = broken.getLocation();
      throw Problem.unprocessable("rounds.map.json", at == null ? 1 : Math.max(1, at.getLineNr()));
    }
    if (reading.features == 0) {
      throw Problem.unprocessable("rounds.map.features");
    }
    if (!reading.unknown.isEmpty()) {
      throw Problem.unprocessable(
          "rounds.map.unknown", String.join(", ", reading.unknown.stream().limit(NAMED).toList()));
    }
    if (reading.lines.stream().allMatch(line -> line.code() == null)) {
      throw Problem.unprocessable("rounds.map.codes");
    }
    return reading.lines;
  }

  private void collection(JsonParser parser) {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw Problem.unprocessable("rounds.map.features");
    }
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      boolean wanted = "features".equals(parser.currentName());
      if (parser.nextToken() == JsonToken.START_ARRAY && wanted) {
        while (parser.nextToken() == JsonToken.START_OBJECT) {
          features++;
          JsonNode feature = parser.readValueAsTree();
          geometry(feature.path("geometry"), province(feature.path("properties")));
        }
      } else {
        parser.skipChildren();
      }
    }
  }

  private @Nullable String province(JsonNode properties) {
    var code = properties.path("adcode").asString(properties.path("code").asString(""));
    if (!code.matches("[0-9]{6}") || code.equals(COUNTRY)) {
      return null;
    }
    if (!divisions.known(code) && divisions.resolve(code).isEmpty()) {
      unknown.add(code);
    }
    return Divisions.province(code);
  }

  private void geometry(JsonNode geometry, @Nullable String code) {
    if (geometry.isNull() || geometry.isMissingNode()) {
      return;
    }
    var coordinates = geometry.path("coordinates");
    switch (geometry.path("type").asString("")) {
      case "Polygon" -> coordinates.forEach(ring -> line(code, true, ring));
      case "MultiPolygon" ->
          coordinates.forEach(polygon -> polygon.forEach(ring -> line(code, true, ring)));
      case "LineString", "MultiPoint" -> line(null, false, coordinates);
      case "MultiLineString" -> coordinates.forEach(line -> line(null, false, line));
      case "Point" -> lines.add(new Line(null, false, degrees(coordinates)));
      case "GeometryCollection" -> geometry.path("geometries").forEach(one -> geometry(one, code));
      default -> throw Problem.unprocessable("rounds.map.geometry", features);
    }
  }

  private void line(@Nullable String code, boolean closed, JsonNode positions) {
    var degrees = new double[2 * positions.size()];
    int n = 0;
    for (var position : positions) {
      var one = degrees(position);
      degrees[n++] = one[0];
      degrees[n++] = one[1];
    }
    if (n > 0) {
      lines.add(new Line(code, closed, degrees));
    }
  }

  private double[] degrees(JsonNode position) {
    var longitude = position.path(0);
    var latitude = position.path(1);
    // Not in degrees: most likely metres of a projection.
    if (!longitude.isNumber()
        || !latitude.isNumber()
        || !(Math.abs(longitude.doubleValue()) <= 180)
        || !(Math.abs(latitude.doubleValue()) <= 90)) {
      throw Problem.unprocessable("rounds.map.coordinates", features);
    }
    return new double[] {longitude.doubleValue(), latitude.doubleValue()};
  }
}
