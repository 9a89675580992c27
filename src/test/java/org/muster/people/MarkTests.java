package org.muster.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MarkTests {

  @Test
  void isFoundAgainInTheSignsNobodySees() {
    IntStream.range(0, 1_000)
        .forEach(
            n -> {
              var mark = Mark.fresh();
              assertThat(mark).matches("[0-9A-HJKMNP-TV-Z]{8}");
              assertThat(Mark.hidden(mark)).hasSize(20);
              assertThat(Mark.in("张三" + Mark.hidden(mark) + "\t未报")).containsExactly(mark);
            });
  }

  @Test
  void isFoundWhereCellsWereJoinedAndWhereTheFirstWasCut() {
    var one = Mark.fresh();
    var other = Mark.fresh();
    var run = Mark.hidden(one).substring(7) + Mark.hidden(one) + Mark.hidden(other);
    assertThat(Mark.in("张" + run + "李")).contains(one, other);
    assertThat(Mark.in("张" + Mark.hidden(one).substring(1))).doesNotContain(one);
  }

  @Test
  void isFoundAsPeopleTypeIt() {
    assertThat(Mark.in("k7qx 2m9p")).contains("K7QX2M9P");
    assertThat(Mark.in("编号 K7QX-2M9P。")).contains("K7QX2M9P");
    assertThat(Mark.in("KOQXIM9P")).contains("K0QX1M9P");
    assertThat(Mark.in("学号 20261234567，电话 13800138000")).isEmpty();
  }

  @Test
  void leavesNothingBehindWhenItIsTakenOut() {
    var marked = "张三" + Mark.hidden(Mark.fresh());
    assertThat(Mark.without(marked)).isEqualTo("张三");
    assertThat(Mark.without("Anna Smith 张 三")).isEqualTo("Anna Smith 张 三");
  }
}
