package org.muster.situation.warnings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackTestTests {

  private static final LocalDate FIRST = LocalDate.of(2026, 2, 1);

  @Test
  void aJumpAfterQuietDaysIsCalled() {
    var points = quiet(14);
    points.add(new BackTest.Point(FIRST.plusDays(14), 9));

    var result = BackTest.of(points);

    assertThat(result.weekly()).isFalse();
    assertThat(result.lines())
        .extracting(BackTest.Line::method)
        .containsExactly("C1", "C2", "C3", "Muster");
    assertThat(result.lines())
        .allSatisfy(line -> assertThat(line.alarms()).containsExactly(FIRST.plusDays(14)));
  }

  @Test
  void aGapIsNoDayWithNothing() {
    var points = quiet(10);
    points.add(new BackTest.Point(FIRST.plusDays(11), 0));
    assertThatThrownBy(() -> BackTest.of(points)).hasMessage("situation.series-gap");
  }

  private static List<BackTest.Point> quiet(int days) {
    var points = new ArrayList<BackTest.Point>();
    for (int day = 0; day < days; day++) {
      points.add(new BackTest.Point(FIRST.plusDays(day), day % 2));
    }
    return points;
  }
}
