package org.muster.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.muster.journeys.Api;

/** A round of half a day. */
record DailyRound(String id) {

  static DailyRound open(Api api) throws Exception {
    return openAt(api, Instant.now());
  }

  /** One that a job opens, once its time has come. */
  static DailyRound openAt(Api api, Instant time) throws Exception {
    var wanted =
        Map.of(
            "name",
            "日报",
            "form",
            "daily-health",
            "opensAt",
            time.toString(),
            "dueAt",
            time.plus(Duration.ofHours(12)).toString());
    return new DailyRound(api.post("/api/v1/rounds", wanted).get("id").asString());
  }

  /** False where it has not been opened in time. */
  boolean waitUntilOpen(Api api, Duration patience) throws Exception {
    long end = System.nanoTime() + patience.toNanos();
    while (api.get(path()).get("openedAt").isNull()) {
      if (System.nanoTime() > end) {
        return false;
      }
      Thread.sleep(500);
    }
    return true;
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
