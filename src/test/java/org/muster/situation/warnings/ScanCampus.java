package org.muster.situation.warnings;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Rooms of four, floors of twenty rooms, classes of nine rooms. */
record ScanCampus(int students) {

  private int rooms() {
    return students / 4;
  }

  Scan scan() {
    List<int[]> zones = new ArrayList<>();
    for (int size : new int[] {1, 9, 20}) {
      for (int from = 0; from + size <= rooms(); from += size) {
        zones.add(IntStream.range(from, from + size).toArray());
      }
    }
    return new Scan(IntStream.range(0, rooms()).map(room -> 4).toArray(), zones);
  }

  int[] cases(int many) {
    var random = new SplittableRandom(7);
    var cases = new int[rooms()];
    for (int n = 0; n < many; n++) {
      cases[random.nextInt(cases.length)]++;
    }
    return cases;
  }
}
