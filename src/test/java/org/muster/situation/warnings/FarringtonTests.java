package org.muster.situation.warnings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FarringtonTests {

  @Test
  void aSteadyCountIsItsOwnExpectation() {
    var counts = new double[300];
    Arrays.fill(counts, 4);
    counts[299] = 12;

    var judged = Farrington.improved(4).judge(counts, null, 299).orElseThrow();

    assertThat(judged.expected()).isCloseTo(4, within(1e-6));
    // Poisson with mean 4: P(X <= 9) = 0.9919 is the first above 0.99.
    assertThat(judged.upper()).isEqualTo(9);
    assertThat(judged.alarm()).isTrue();
  }

  @Test
  void whatIsUsualInTheSeasonIsNoAlarm() {
    var counts = IntStream.range(0, 300).mapToDouble(week -> week % 52 < 8 ? 30 : 2).toArray();

    var winter = Farrington.improved(4).judge(counts, null, 52 * 5 + 3).orElseThrow();

    assertThat(winter.expected()).isBetween(20.0, 36.0);
    assertThat(winter.alarm()).isFalse();
  }

  @Test
  void anEarlierOutbreakDoesNotHideTheNext() {
    var counts = new double[300];
    Arrays.fill(counts, 3);
    Arrays.fill(counts, 299 - 52, 299 - 50, 60);

    var hidden = new Farrington(4, 3, 10, 26, 1e9, 1, Farrington.Threshold.PLUG_IN, 0.01);

    assertThat(Farrington.improved(4).judge(counts, null, 299).orElseThrow().upper())
        .isLessThan(hidden.judge(counts, null, 299).orElseThrow().upper() / 2);
  }

  @Test
  void withTooFewCasesNoAlarmIsCalled() {
    var counts = new double[300];
    counts[10] = 1;
    counts[299] = 4;

    assertThat(Farrington.improved(4).judge(counts, null, 299))
        .hasValueSatisfying(judged -> assertThat(judged.alarm()).isFalse());
  }

  @Test
  void withoutTheYearsNothingIsSaid() {
    assertThat(Farrington.improved(4).judge(new double[100], null, 99)).isEmpty();
  }

  @Test
  void theSameWeekIsFoundByTheCalendar() {
    // Mondays; 2020 has 53 of its weeks.
    var first = LocalDate.of(2018, 1, 1);
    int week = (int) java.time.temporal.ChronoUnit.WEEKS.between(first, LocalDate.of(2021, 3, 1));

    assertThat(Arrays.stream(SeasonalBlocks.dated(first, week, 3)).mapToObj(first::plusWeeks))
        .containsExactly(
            LocalDate.of(2021, 3, 1),
            LocalDate.of(2020, 3, 2),
            LocalDate.of(2019, 3, 4),
            LocalDate.of(2018, 2, 26));
  }
}
