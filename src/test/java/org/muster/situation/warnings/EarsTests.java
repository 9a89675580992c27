package org.muster.situation.warnings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.muster.situation.warnings.Ears.Method;

class EarsTests {

  private static final Ears EARS = new Ears(Ears.WEEK, 0.5);

  // The week before: mean 3, squares 4+1+0+1+4+0+0 = 10, so a variance of 10/6.
  private static final int[] WEEK = {1, 2, 3, 4, 5, 3, 3, 10, 3, 8};

  @Test
  void aDayIsComparedWithTheSevenDaysBeforeIt() {
    var judged = EARS.judge(Method.C1, 3, WEEK, 7).orElseThrow();

    double sigma = Math.sqrt(10.0 / 6);
    assertThat(judged.expected()).isEqualTo(3);
    assertThat(judged.statistic()).isCloseTo(7 / sigma, within(1e-12));
    assertThat(judged.upper()).isCloseTo(3 + 3 * sigma, within(1e-12));
    assertThat(judged.alarm()).isTrue();
  }

  @Test
  void theSecondMethodLeavesTheTwoDaysBeforeOut() {
    var judged = EARS.judge(Method.C2, 3, WEEK, 9).orElseThrow();

    assertThat(judged.expected()).isEqualTo(3);
    assertThat(judged.statistic()).isCloseTo(5 / Math.sqrt(10.0 / 6), within(1e-12));
    assertThat(EARS.judge(Method.C1, 3, WEEK, 9).orElseThrow().expected())
        .as("which the first takes in")
        .isEqualTo((3 + 4 + 5 + 3 + 3 + 10 + 3) / 7.0);
  }

  @Test
  void theThirdAddsUpWhatWasAboveOnThreeDays() {
    // Nine quiet days of two cases, then one more each day: the least deviation of one is taken.
    int[] counts = {2, 2, 2, 2, 2, 2, 2, 2, 2, 4, 5, 6};
    var ears = new Ears(Ears.WEEK, 1);

    var judged = ears.judge(Method.C3, 2, counts, 11).orElseThrow();

    // Above by 2, 3 and 4 deviations, one of each let pass; the baselines are all of twos.
    assertThat(judged.statistic()).isCloseTo(1 + 2 + 3, within(1e-12));
    assertThat(judged.upper()).isCloseTo(2 + (2 - 3), within(1e-12));
    assertThat(judged.alarm()).isTrue();
  }

  @Test
  void aFirstCaseAfterAnEmptyWeekIsNoAlarmYet() {
    int[] counts = {0, 0, 0, 0, 0, 0, 0, 1, 2};

    assertThat(EARS.judge(Method.C1, counts, 7).orElseThrow().alarm()).isFalse();
    assertThat(EARS.judge(Method.C1, new int[] {0, 0, 0, 0, 0, 0, 0, 2}, 7).orElseThrow().alarm())
        .as("two are")
        .isTrue();
  }

  @Test
  void nothingIsSaidWithoutABaseline() {
    assertThat(EARS.judge(Method.C1, WEEK, 6)).isEmpty();
    assertThat(EARS.judge(Method.C2, WEEK, 8)).isEmpty();
    assertThat(EARS.judge(Method.C3, new int[12], 10)).isEmpty();
  }

  @Test
  void onQuietDaysThePublishedLimitsCallAsOftenAsTheyMust() {
    // A normal count with a baseline of seven: P(t6 > 3.09 / sqrt(8/7)), fourteen in a thousand.
    assertThat(
            ChanceAlarms.share(
                500,
                Ears.WEEK,
                (counts, day) -> EARS.judge(Method.C1, counts, day).orElseThrow().alarm()))
        .isBetween(0.011, 0.018);
  }

  @Test
  void lookedAtTwiceTheyHardlyCallOnQuietDays() {
    var alarms = new ChanceAlarms();
    for (double mean : new double[] {0.02, 0.1, 0.5, 1, 5, 50, 500}) {
      for (var method : Method.values()) {
        assertThat(alarms.share(EARS, method, mean)).as("%s of %s", method, mean).isLessThan(0.002);
      }
    }
  }

  @Test
  void threeAfterAnEmptyWeekStandTheSecondLookAndTwoDoNot() {
    // Failures before half a success at 7/8: P(X >= 3) = 0.00064, P(X >= 2) = 0.0061.
    assertThat(Counts.chance(3, 1, 0, 7)).isCloseTo(0.000_64, within(0.000_01));
    assertThat(EARS.call(Method.C1, new int[] {0, 0, 0, 0, 0, 0, 0, 3}, 7)).isPresent();
    assertThat(EARS.call(Method.C1, new int[] {0, 0, 0, 0, 0, 0, 0, 2}, 7)).isEmpty();
  }
}
