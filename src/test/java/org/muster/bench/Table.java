package org.muster.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The rows of a run, printed as they come and written as JSON at the end. */
final class Table {

  private record Row(String name, double value, String unit, String aim, String verdict) {}

  private final List<Row> rows = new ArrayList<>();
  private final Map<String, Object> about = new LinkedHashMap<>();

  void about(String name, Object value) {
    about.put(name, value);
    System.out.printf("%-58s %s%n", name, value);
  }

  /** A figure without an aim. */
  double add(String name, double value, String unit) {
    return add(name, value, unit, "", "");
  }

  /** A figure that should stay below a limit. */
  double below(String name, double value, String unit, double limit) {
    return add(name, value, unit, "< " + plain(limit), value < limit ? "met" : "MISSED");
  }

  /** A figure that should reach a floor. */
  double atLeast(String name, double value, String unit, double floor) {
    return add(name, value, unit, ">= " + plain(floor), value >= floor ? "met" : "MISSED");
  }

  private double add(String name, double value, String unit, String aim, String verdict) {
    rows.add(new Row(name, value, unit, aim, verdict));
    System.out.printf("%-58s %12s %-6s %-12s %s%n", name, plain(value), unit, aim, verdict);
    return value;
  }

  void write(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(
        file,
        JsonMapper.builder()
            .build()
            .writerWithDefaultPrettyPrinter()
            .writeValueAsString(Map.of("about", about, "rows", rows)));
  }

  /** By rank: the smallest value that so many percent do not exceed. */
  static double percentile(double[] values, int percent) {
    var sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[Math.max(0, (int) Math.ceil(sorted.length * percent / 100.0) - 1)];
  }

  private static String plain(double value) {
    return value >= 100 || value == Math.rint(value)
        ? "%,.0f".formatted(value)
        : "%.2f".formatted(value);
  }
}
