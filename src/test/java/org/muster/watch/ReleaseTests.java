package org.muster.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.muster.watch.Release.Holds;
import org.muster.watch.Release.Seen;

/** Release is judged condition by condition; silence is unknown, never met. */
class ReleaseTests {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static Release.Condition judge(ReleaseRule rule, Seen... seen) {
    return Release.judge(List.of(rule), TODAY.minusDays(9), List.of(seen), TODAY, ReleaseTests::day)
        .conditions()
        .getFirst();
  }

  private static LocalDate day(Instant moment) {
    return moment.atZone(ZONE).toLocalDate();
  }

  private static Seen warm(int daysAgo, double temperature) {
    return new Seen(at(daysAgo, 8), temperature, null);
  }

  private static Seen test(int daysAgo, int hour, boolean negative) {
    return new Seen(at(daysAgo, hour), null, negative);
  }

  private static Instant at(int daysAgo, int hour) {
    return TODAY.minusDays(daysAgo).atTime(hour, 0).atZone(ZONE).toInstant();
  }

  @Test
  void theDayOfTheOnsetIsDayZero() {
    assertThat(judge(ReleaseRule.sinceOnset(9)).holds()).isEqualTo(Holds.MET);
    assertThat(judge(ReleaseRule.sinceOnset(10)).holds()).isEqualTo(Holds.NOT_MET);
    assertThat(
            Release.judge(
                    List.of(ReleaseRule.sinceOnset(1)), null, List.of(), TODAY, ReleaseTests::day)
                .conditions()
                .getFirst()
                .holds())
        .isEqualTo(Holds.UNKNOWN);
  }

  @Test
  void daysWithoutFeverAreMeasuredDaysInARow() {
    var rule = ReleaseRule.withoutFever(3);
    assertThat(judge(rule).holds()).isEqualTo(Holds.UNKNOWN);
    assertThat(judge(rule, warm(1, 36.5), warm(2, 36.6), warm(3, 36.9)).holds())
        .isEqualTo(Holds.MET);
    assertThat(judge(rule, warm(1, 36.5), warm(3, 36.6), warm(4, 36.9)).have()).isEqualTo(1);
    assertThat(judge(rule, warm(0, 37.3), warm(1, 36.5), warm(2, 36.6)).have()).isZero();
    // The highest of a day counts.
    assertThat(judge(rule, warm(1, 36.5), warm(1, 38.0), warm(2, 36.6)).have()).isZero();
  }

  @Test
  void negativeTestsCountWhenTheyAreFarEnoughApartAndNoneBetweenWasPositive() {
    var rule = ReleaseRule.negative(2, 24);
    assertThat(judge(rule).holds()).isEqualTo(Holds.UNKNOWN);
    assertThat(judge(rule, test(0, 8, true), test(0, 2, true)).have()).isEqualTo(1);
    assertThat(judge(rule, test(0, 8, true), test(0, 2, true), test(1, 8, true)).holds())
        .isEqualTo(Holds.MET);
    assertThat(judge(rule, test(0, 8, true), test(1, 2, false), test(2, 8, true)).have())
        .isEqualTo(1);
  }

  @Test
  void daysSinceTheLastExposureAreSaidAsSuch() {
    var release =
        Release.judge(
            List.of(
                ReleaseRule.sinceExposure(14),
                ReleaseRule.withoutFever(3),
                ReleaseRule.negative(1, 0)),
            TODAY.minusDays(9),
            List.of(warm(0, 36.5), warm(1, 36.6), warm(2, 36.4), test(1, 12, true)),
            TODAY,
            ReleaseTests::day);
    assertThat(release.conditions().getFirst().word()).isEqualTo("days-since-exposure");
    assertThat(List.of(release.day(), release.of())).containsExactly(9, 14);
    assertThat(release.met()).isEqualTo(2);
    assertThat(release.due()).isFalse();
  }

  @Test
  void anOutbreakWithoutConditionsLeavesItToPeople() {
    var release = Release.judge(List.of(), TODAY, List.of(), TODAY, ReleaseTests::day);
    assertThat(release.due()).isTrue();
    assertThat(release.day()).isZero();
  }
}
