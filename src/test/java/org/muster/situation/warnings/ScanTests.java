package org.muster.situation.warnings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScanTests {

  private static final int CELLS = 200;

  @Test
  void theLikelihoodIsKulldorffs() {
    // 8 ln(8/2) + 12 ln(12/18)
    assertThat(Scan.likelihood(8, 2, 20)).isCloseTo(6.224_773_7, within(1e-6));
    assertThat(Scan.likelihood(2, 2, 20)).as("no more than expected").isZero();
    assertThat(Scan.likelihood(3, 0.5, 3))
        .as("all of them")
        .isCloseTo(3 * Math.log(6), within(1e-12));
  }

  @Test
  void threeRoomsWithTwoEachAreFoundAsTheirFloor() {
    var cases = new int[CELLS];
    cases[40] = 2;
    cases[41] = 2;
    cases[43] = 2;
    cases[7] = 1;
    cases[120] = 1;

    var found = scan().of(cases).orElseThrow();

    assertThat(found.zone()).as("the floor of cells 40 to 49").isEqualTo(CELLS + 4);
    assertThat(found.observed()).isEqualTo(6);
    assertThat(found.expected()).isCloseTo(8 / 20.0, within(1e-9));
    assertThat(found.p()).isLessThan(0.005);
  }

  @Test
  void casesHereAndThereAreNoCluster() {
    var cases = new int[CELLS];
    IntStream.of(3, 31, 58, 77, 104, 141, 166, 190).forEach(cell -> cases[cell] = 1);

    assertThat(scan().of(cases).orElseThrow().p()).isGreaterThan(0.2);
  }

  @Test
  void withoutCasesNothingIsFound() {
    assertThat(scan().of(new int[CELLS])).isEmpty();
  }

  @Test
  void theSameCasesAlwaysHaveTheSameAnswer() {
    var cases = new int[CELLS];
    cases[1] = 2;
    cases[2] = 1;

    assertThat(scan().of(cases)).isEqualTo(scan().of(cases));
  }

  /** Each cell a room of four, and floors of ten rooms. */
  private static Scan scan() {
    var people = IntStream.range(0, CELLS).map(cell -> 4).toArray();
    List<int[]> zones = new ArrayList<>();
    IntStream.range(0, CELLS).forEach(cell -> zones.add(new int[] {cell}));
    for (int floor = 0; floor < CELLS / 10; floor++) {
      zones.add(IntStream.range(10 * floor, 10 * floor + 10).toArray());
    }
    return new Scan(people, zones);
  }
}
