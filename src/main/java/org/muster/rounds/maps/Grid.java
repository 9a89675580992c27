package org.muster.rounds.maps;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.muster.shared.Problem;

/**
 * The whole units that a map is drawn in: plate carrée, degrees of longitude as long as they are in
 * its middle. All points of a cell are drawn where its first one is, so that neighbours keep one
 * border; what is smaller than a cell becomes a dot.
 */
final class Grid {

  /** As long as the longer side is. */
  private static final int UNITS = 1200;

  /** Sides of the cells in units: larger only where the map would be too large for a page. */
  private static final int[] CELLS = {1, 2, 3, 4, 6};

  private static final int LARGEST = 90_000;

  private final double west;
  private final double north;
  private final double perLongitude;
  private final double perLatitude;
  private final int width;
  private final int height;
  private final int cell;
  private final Map<Point, Point> firsts = new HashMap<>();

  private Grid(double[] box, int cell) {
    this.cell = cell;
    west = box[0];
    north = box[3];
    double shrunk = Math.cos(Math.toRadians((box[1] + box[3]) / 2));
    double across = (box[2] - west) * shrunk;
    double down = north - box[1];
    perLatitude = UNITS / Math.max(across, down);
    perLongitude = perLatitude * shrunk;
    width = (int) Math.ceil(across * perLatitude);
    height = (int) Math.ceil(down * perLatitude);
  }

  /**
   * Draws all lines.
   *
   * @throws Problem 422 where they enclose nothing, or are too many for a page
   */
  static PlaceMap.Drawing draw(List<GeoJson.Line> lines) {
    var box = box(lines);
    if (box[2] - box[0] <= 0 || box[3] - box[1] <= 0) {
      throw Problem.unprocessable("rounds.map.coordinates", 1);
    }
    for (int cell : CELLS) {
      var drawing = new Grid(box, cell).drawn(lines);
      if (drawing.shapes().stream().mapToInt(shape -> shape.path().length()).sum() <= LARGEST) {
        return drawing;
      }
    }
    throw Problem.unprocessable("rounds.map.detailed");
  }

  /** West, south, east, north. */
  private static double[] box(List<GeoJson.Line> lines) {
    var box = new double[] {180, 90, -180, -90};
    for (var line : lines) {
      for (int n = 0; n < line.degrees().length; n++) {
        box[n % 2] = Math.min(box[n % 2], line.degrees()[n]);
        box[n % 2 + 2] = Math.max(box[n % 2 + 2], line.degrees()[n]);
      }
    }
    return box;
  }

  private PlaceMap.Drawing drawn(List<GeoJson.Line> lines) {
    Map<String, StringBuilder> provinces = new TreeMap<>();
    var outlines = new StringBuilder();
    for (var line : lines) {
      var path =
          line.code() == null
              ? outlines
              : provinces.computeIfAbsent(line.code(), any -> new StringBuilder());
      append(path, line);
    }
    var shapes = new ArrayList<PlaceMap.Shape>();
    provinces.forEach((code, path) -> shapes.add(new PlaceMap.Shape(code, path.toString())));
    if (!outlines.isEmpty()) {
      shapes.add(new PlaceMap.Shape(null, outlines.toString()));
    }
    return new PlaceMap.Drawing(width, height, shapes);
  }

  private void append(StringBuilder path, GeoJson.Line line) {
    var points = points(line.degrees());
    var from = points.getFirst();
    path.append('M').append(from.x()).append(' ').append(from.y());
    if (points.size() == 1) {
      // Of no length, which round ends make a dot of.
      path.append("h0");
      return;
    }
    path.append('l');
    for (var to : points.subList(1, points.size())) {
      number(path, to.x() - from.x());
      number(path, to.y() - from.y());
      from = to;
    }
    if (line.closed()) {
      path.append('z');
    }
  }

  /** A minus sign parts numbers as well as a space does. */
  private static void number(StringBuilder path, int number) {
    if (number >= 0 && path.charAt(path.length() - 1) != 'l') {
      path.append(' ');
    }
    path.append(number);
  }

  private record Point(int x, int y) {

    /** True on the straight way between two others. */
    boolean between(Point before, Point after) {
      long dx = x - before.x;
      long dy = y - before.y;
      long ex = after.x - x;
      long ey = after.y - y;
      return dx * ey == dy * ex && dx * ex + dy * ey > 0;
    }
  }

  private Point point(double longitude, double latitude) {
    int x = (int) Math.round((longitude - west) * perLongitude);
    int y = (int) Math.round((north - latitude) * perLatitude);
    return firsts.computeIfAbsent(new Point(x / cell, y / cell), any -> new Point(x, y));
  }

  private List<Point> points(double[] degrees) {
    var points = new ArrayList<Point>();
    for (int n = 0; n < degrees.length; n += 2) {
      var point = point(degrees[n], degrees[n + 1]);
      int size = points.size();
      if (size > 0 && points.get(size - 1).equals(point)) {
        continue;
      }
      if (size > 1 && points.get(size - 1).between(points.get(size - 2), point)) {
        points.removeLast();
      }
      points.add(point);
    }
    return points;
  }
}
