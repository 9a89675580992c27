package org.muster.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** When somebody may leave, as data. */
class ReleaseRuleTests {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
  private static final ReleaseRule RULE = new ReleaseRule(14, 3, 2);

  private static List<ReleaseRule.Condition> conditions(
      LocalDate from, Map<LocalDate, Integer> highest, List<Boolean> tests) {
    return RULE.conditions(from, 14, TODAY, highest, tests);
  }

  @Test
  void allAreMetAfterTheDaysThreeCoolOnesAndTwoNegativeTests() {
    assertThat(
            conditions(
                TODAY.minusDays(14),
                Map.of(TODAY, 366, TODAY.minusDays(1), 372, TODAY.minusDays(2), 365),
                List.of(true, true)))
        .allMatch(ReleaseRule.Condition::met);
  }

  @Test
  void aDayNotMeasuredOrHotBreaksTheRowAndAPositiveTestBeginsAnew() {
    assertThat(
            conditions(
                TODAY.minusDays(9),
                Map.of(TODAY, 366, TODAY.minusDays(2), 365),
                List.of(true, false, true)))
        .containsExactly(
            new ReleaseRule.Condition("days", 9, 14),
            new ReleaseRule.Condition("cool", 1, 3),
            new ReleaseRule.Condition("tests", 1, 2));
    assertThat(
            conditions(TODAY, Map.of(TODAY, 373, TODAY.minusDays(1), 366), List.of()).get(1).done())
        .isZero();
  }
}
