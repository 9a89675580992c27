package org.muster.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.muster.journeys.Api;

/** A round that is open for half a day. */
record DailyRound(String id) {

  static DailyRound open(Api api) throws Exception {
    var due = Instant.now().plus(Duration.ofHours(12)).toString();
    return new DailyRound(
        api.post("/api/v1/rounds", Map.of("name", "日报", "form", "daily-health", "dueAt", due))
            .get("id")
            .asString());
  }

  String path() {
    return "/api/v1/rounds/" + id;
  }

  /** The paths of everybody's links. */
  List<String> links(Api api) throws Exception {
    return api.text(path() + "/links")
        .lines()
        .skip(1)
        .map(line -> line.substring(line.indexOf("/c/"), line.lastIndexOf(',')))
        .toList();
  }
}
