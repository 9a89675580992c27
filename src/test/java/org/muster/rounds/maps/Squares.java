package org.muster.rounds.maps;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A made-up map: squares for provinces, dashes in the sea, and an islet. No real border is in it.
 */
public final class Squares {

  /** One of each province that the tests answer with, and what carries no code. */
  public static final String MAP =
      collection(
          square("\"adcode\": 440000", 110, 20, 10),
          square("\"adcode\": \"110000\"", 110, 30, 10),
          square("\"code\": \"410700\"", 120, 30, 5),
          square("\"code\": 410200", 125, 30, 5),
          square("\"adcode\": 460000", 120, 20, 0.0001),
          feature(
              "\"adcode\": \"100000_JD\", \"name\": \"\"",
              "MultiLineString",
              "[[[112,5],[113,6]],[[114,7],[115,8]]]"),
          feature("\"name\": \"islet\"", "Point", "[130,10]"));

  private Squares() {}

  /** A map of these features. */
  public static String collection(String... features) {
    return "{\"type\":\"FeatureCollection\",\"name\":\"squares\",\"features\":["
        + String.join(",\n", features)
        + "]}";
  }

  /** A square by its south-western corner. */
  public static String square(String properties, double west, double south, double side) {
    return feature(
        properties,
        "Polygon",
        "[%s]"
            .formatted(
                List.of(
                    List.of(west, south),
                    List.of(west + side, south),
                    List.of(west + side, south + side),
                    List.of(west, south + side),
                    List.of(west, south))));
  }

  /** One feature. */
  public static String feature(String properties, String type, String coordinates) {
    return """
    {"type":"Feature","properties":{%s},"geometry":{"type":"%s","coordinates":%s}}\
    """
        .formatted(properties, type, coordinates);
  }

  /** A province with a coast of so many points, as jagged as a real one's. */
  public static String jagged(int points) {
    var ring = new ArrayList<List<Double>>();
    for (int n = 0; n <= points; n++) {
      double turn = 2 * Math.PI * (n % points) / points;
      double far = 10;
      for (int bays = 7; bays < points / 2; bays *= 3) {
        far += 3 / Math.sqrt(bays) * Math.sin(bays * turn);
      }
      ring.add(List.of(110 + far * Math.cos(turn), 30 + far * Math.sin(turn)));
    }
    return collection(feature("\"adcode\":440000", "Polygon", "[" + ring + "]"));
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
