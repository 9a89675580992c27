package org.muster.bench;

import java.util.UUID;
import org.muster.journeys.Api;
import tools.jackson.databind.JsonNode;

/** How long the missing list and the unit totals take, as somebody waits for them. */
record Lists(Api api, UUID round, Table table, String size, double limit) {

  void measure() throws Exception {
    var path = "/api/v1/rounds/" + round;
    var college = first(api.get(path + "/units"));
    var grade = first(api.get(path + "/units?under=" + college));
    var klass = first(api.get(path + "/units?under=" + grade));
    row("unit totals, colleges", path + "/units", 200);
    row("unit totals, classes of a grade", path + "/units?under=" + grade, 200);
    row("missing list of a class", path + "/missing?unit=" + klass, 200);
    row("missing list of a college, first 1000", path + "/missing?unit=" + college, 60);
    row("missing list of all, first 1000", path + "/missing", 60);
    table.below(
        "unit totals " + size + ", asked afresh, p95 of 8",
        percentile(path + "/units", 8, 1_100, 95),
        "ms",
        limit);
  }

  private void row(String name, String path, int times) throws Exception {
    percentile(path, 5, 0, 50);
    table.below(name + " " + size + ", p95", percentile(path, times, 0, 95), "ms", limit);
  }

  private double percentile(String path, int times, int pause, int percent) throws Exception {
    var took = new double[times];
    for (int n = 0; n < times; n++) {
      Thread.sleep(pause);
      long begin = System.nanoTime();
      api.text(path);
      took[n] = (System.nanoTime() - begin) / 1e6;
    }
    return Table.percentile(took, percent);
  }

  private static UUID first(JsonNode units) {
    return UUID.fromString(units.get(0).get("unit").asString());
  }
}
