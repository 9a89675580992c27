package org.muster.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.muster.journeys.Api;

/** A census of everybody's holiday destination: counted right, and how fast. */
record Destinations(Api api, List<String> numbers, Table table) {

  private static final List<String> PLACES =
      List.of("440402", "440100", "110105", "429004", "410783", "410728", "810000", "abroad");

  /** What a place sent is counted as: its prefecture, and one county's two codes as one. */
  private static final Map<String, String> COUNTED =
      Map.of("440402", "440400", "110105", "110000", "410783", "410700", "410728", "410700");

  private static final List<String> WAYS = List.of("train", "plane", "coach", "car");

  void measure() throws Exception {
    var round =
        api.post(
            "/api/v1/rounds",
            Map.of(
                "name",
                "destinations",
                "form",
                "holiday-plan",
                "census",
                true,
                "dueAt",
                Instant.now().plus(Duration.ofHours(12)).toString()));
    var path = "/api/v1/rounds/" + round.get("id").asString();
    var random = new Random(20260122);
    var expected = new HashMap<String, Integer>();
    var lines = new StringBuilder();
    for (var number : numbers) {
      var place = PLACES.get(random.nextInt(PLACES.size()));
      expected.merge(COUNTED.getOrDefault(place, place), 1, Integer::sum);
      lines.append(
          """
          {"person":"%s","answers":{"plan":"home","destination":"%s","leaves":"2027-01-%02d",\
          "transport":"%s","family":true}}
          """
              .formatted(
                  number, place, 10 + random.nextInt(15), WAYS.get(random.nextInt(WAYS.size()))));
    }
    api.raw(path + "/reports", "application/x-ndjson", lines.toString());
    int wrong = 0;
    for (var question : api.get(path + "/answers").get("questions")) {
      if (question.get("code").asString().equals("destination")) {
        for (var answer : question.get("answers")) {
          var sent = expected.remove(answer.get("value").asString());
          wrong += sent != null && sent == answer.get("people").asInt() ? 0 : 1;
        }
      }
    }
    table.below("census: places counted wrongly", wrong + expected.size(), "", 1);
    var took = new double[60];
    for (int n = 0; n < took.length; n++) {
      long begin = System.nanoTime();
      api.text(path + "/answers");
      took[n] = (System.nanoTime() - begin) / 1e6;
    }
    table.below(
        "what %,d answered, p95".formatted(numbers.size()), Table.percentile(took, 95), "ms", 100);
  }
}
