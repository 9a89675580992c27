package org.muster.situation.warnings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The promise holds with much to spare, so that a slow machine does not break it. */
class SpeedTests {

  private static final int UNITS = 5_000;
  private static final int DAYS = 120;

  @Test
  void fiveThousandUnitsOnAHundredAndTwentyDaysTakeLessThanThreeSeconds() {
    var random = new SplittableRandom(1);
    var units = new int[UNITS][DAYS];
    for (var unit : units) {
      for (int day = 0; day < DAYS; day++) {
        unit[day] = random.nextInt(4);
      }
    }
    var ears = new Ears(Ears.WEEK, 0.75);
    long begin = System.nanoTime();
    int alarms = 0;
    for (var unit : units) {
      for (int day = 0; day < DAYS; day++) {
        for (var method : Ears.Method.values()) {
          alarms += ears.judge(method, unit, day).filter(Judged::alarm).isPresent() ? 1 : 0;
        }
      }
    }
    var took = Duration.ofNanos(System.nanoTime() - begin);
    System.out.printf("%,d units x %d days, C1 to C3: %d ms%n", UNITS, DAYS, took.toMillis());
    assertThat(alarms).isPositive();
    assertThat(took).isLessThan(Duration.ofSeconds(3));
  }

  @Test
  void aScanOfACampusTakesLessThanTwo() {
    var campus = new ScanCampus(20_000);
    long begin = System.nanoTime();
    assertThat(campus.scan().of(campus.cases(60))).isPresent();
    var took = Duration.ofNanos(System.nanoTime() - begin);
    System.out.printf("scan of 20,000 people, 999 replicas: %d ms%n", took.toMillis());
    assertThat(took).isLessThan(Duration.ofSeconds(2));
  }
}
