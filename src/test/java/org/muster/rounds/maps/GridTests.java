package org.muster.rounds.maps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muster.rounds.maps.Squares.collection;
import static org.muster.rounds.maps.Squares.feature;
import static org.muster.rounds.maps.Squares.square;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.muster.shared.Problem;
import tools.jackson.databind.json.JsonMapper;

/**
 * An approved map is drawn whole, small, and in its proportions; a bad file is refused in words.
 */
class GridTests {

  private final JsonMapper json = new JsonMapper();

  private PlaceMap.Drawing draw(String file) {
    return Grid.draw(GeoJson.read(json, Squares.bytes(file)));
  }

  private static String path(PlaceMap.Drawing drawing, String code) {
    return drawing.shapes().stream()
        .filter(shape -> Objects.equals(shape.code(), code.isEmpty() ? null : code))
        .findFirst()
        .orElseThrow()
        .path();
  }

  @Test
  void drawsEachProvinceOnceAndAllThatHasNoCodeAsOneOutline() {
    var drawing = draw(Squares.MAP);
    assertThat(drawing.shapes())
        .extracting(PlaceMap.Shape::code)
        .containsExactly("110000", "410000", "440000", "460000", null);
    // Two prefectures of one province; two dashes and an islet that is a dot.
    assertThat(path(drawing, "410000").split("M", -1)).hasSize(3);
    assertThat(path(drawing, "").split("M", -1)).hasSize(4);
    assertThat(path(drawing, "")).contains("h0");
    // An island that is smaller than a unit is still there.
    assertThat(path(drawing, "460000")).matches("M[0-9]+ [0-9]+h0");
  }

  @Test
  void shortensDegreesOfLongitudeAsTheyAreInItsMiddle() {
    var drawing = draw(collection(square("\"adcode\":110000", 100, 55, 10)));
    assertThat(drawing.height()).isEqualTo(1200);
    assertThat(drawing.width()).isEqualTo((int) Math.ceil(1200 * Math.cos(Math.toRadians(60))));
    assertThat(path(drawing, "110000")).isEqualTo("M0 1200l600 0 0-1200-600 0 0 1200z");
  }

  @Test
  void neighboursKeepOneBorder() {
    var drawing =
        draw(
            collection(
                square("\"adcode\":110000", 0, -5, 10), square("\"adcode\":120000", 10, -5, 10)));
    // The middle is the equator: 20 degrees across are 1200 units, and the border is at 600.
    assertThat(path(drawing, "110000")).startsWith("M0 600l600 0 0-600");
    assertThat(path(drawing, "120000")).startsWith("M600 600l600 0 0-600-600 0");
  }

  @Test
  void leavesOutPointsOnlyWhereNothingChanges() {
    var drawing =
        draw(
            collection(
                feature(
                    "\"adcode\":110000",
                    "Polygon",
                    "[[[0,0],[5,0],[10,0],[10,10],[10,10.0001],[0,10],[0,0]]]")));
    assertThat(path(drawing, "110000").split("[ -]")).hasSize(2 + 7);
  }

  @Test
  void staysSmallWithARealCoast() {
    var drawing = draw(Squares.jagged(100_000));
    assertThat(path(drawing, "440000").length()).isBetween(20_000, 90_000);
  }

  @Test
  void neighboursKeepOneBorderAlsoWhereCellsAreLarge() {
    // Both coasts are the same points, the other way round and from elsewhere.
    var there = Squares.jagged(12_000);
    var ring = there.substring(there.indexOf("[[[") + 3, there.indexOf("]]]")).split("], \\[");
    var back = new ArrayList<String>();
    for (int n = ring.length - 1; n >= 0; n--) {
      back.add("[" + ring[n] + "]");
    }
    var drawing =
        draw(
            collection(
                feature("\"adcode\":440000", "Polygon", "[[[" + String.join("],[", ring) + "]]]"),
                feature("\"adcode\":450000", "Polygon", "[" + back + "]")));
    assertThat(corners(path(drawing, "450000"))).isEqualTo(corners(path(drawing, "440000")));
    assertThat(corners(path(drawing, "440000"))).hasSizeBetween(1_000, 11_000);
  }

  /** Where a path has its corners. */
  private static Set<List<Integer>> corners(String path) {
    var numbers =
        Pattern.compile("-?[0-9]+").matcher(path).results().map(MatchResult::group).toList();
    var corners = new HashSet<List<Integer>>();
    int x = 0;
    int y = 0;
    for (int n = 0; n < numbers.size(); n += 2) {
      x += Integer.parseInt(numbers.get(n));
      y += Integer.parseInt(numbers.get(n + 1));
      corners.add(List.of(x, y));
    }
    return corners;
  }

  @Test
  void saysWhatIsWrongWithAFile() {
    refuses("nothing", "rounds.map.json");
    refuses("{\"features\": [", "rounds.map.json");
    refuses("[1]", "rounds.map.features");
    refuses("{\"type\": \"Topology\", \"arcs\": [[1]]}", "rounds.map.features");
    refuses(collection(), "rounds.map.features");
    refuses(collection(square("\"name\": \"x\"", 1, 1, 1)), "rounds.map.codes");
    refuses(collection(square("\"adcode\": 100000", 1, 1, 1)), "rounds.map.codes");
    refuses(collection(square("\"adcode\": 999999", 1, 1, 1)), "rounds.map.unknown");
    refuses(collection(square("\"adcode\": 110000", 180.5, 1, 1)), "rounds.map.coordinates");
    refuses(collection(square("\"adcode\": 110000", 1, 89.5, 1)), "rounds.map.coordinates");
    refuses(collection(square("\"adcode\": 110000", 12e6, 4e6, 9)), "rounds.map.coordinates");
    refuses(
        collection(feature("\"adcode\": 110000", "Polygon", "[[[\"x\", 2]]]")),
        "rounds.map.coordinates");
    refuses(
        collection(feature("\"adcode\": 110000", "Polygon", "[[[1, 2]]]")),
        "rounds.map.coordinates");
    refuses(collection(feature("\"adcode\": 110000", "Circle", "[1, 2]")), "rounds.map.geometry");
  }

  private void refuses(String file, String code) {
    assertThatThrownBy(() -> draw(file))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
  }
}
