package org.muster.situation.warnings;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Kulldorff's scan statistic for counts (Commun Stat Theory Methods 26 (1997) 1481): of many zones
 * that overlap, the one whose cases are the least likely by chance, and how often chance alone
 * makes one as unlikely anywhere. So the chance of a false alarm is that of the whole scan, however
 * many zones are looked at.
 *
 * @param people how many live in each cell: those of one class who share a room
 * @param zones the cells of each zone
 */
record Scan(int[] people, List<int[]> zones) {

  /** So often chance is let decide where the cases are; always in the same way. */
  static final int REPLICAS = 999;

  private static final long SEED = 19970611;

  /**
   * What was found.
   *
   * @param zone the zone's place among the zones
   * @param p the share of all the scans, this one included, with something as unlikely
   */
  record Cluster(int zone, int observed, double expected, double likelihood, double p) {}

  /** The least likely zone, empty where nothing is above what was to be expected. */
  Optional<Cluster> of(int[] cases) {
    int all = Arrays.stream(cases).sum();
    var living = zones.stream().mapToInt(zone -> sum(people, zone)).toArray();
    double everybody = Arrays.stream(people).sum();
    int best = -1;
    double most = 0;
    for (int zone = 0; zone < living.length; zone++) {
      double likelihood =
          likelihood(sum(cases, zones.get(zone)), all * living[zone] / everybody, all);
      if (likelihood > most) {
        most = likelihood;
        best = zone;
      }
    }
    if (best < 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Cluster(
            best,
            sum(cases, zones.get(best)),
            all * living[best] / everybody,
            most,
            (1.0 + asUnlikely(most, all, living)) / (1 + REPLICAS)));
  }

  private int asUnlikely(double likelihood, int all, int[] living) {
    var homes = homes();
    var around = around();
    var random = new SplittableRandom(SEED);
    var counts = new int[zones.size()];
    var touched = new int[zones.size()];
    int times = 0;
    for (int replica = 0; replica < REPLICAS; replica++) {
      int n = 0;
      for (int one = 0; one < all; one++) {
        for (int zone : around[homes[random.nextInt(homes.length)]]) {
          if (counts[zone]++ == 0) {
            touched[n++] = zone;
          }
        }
      }
      boolean found = false;
      for (int i = 0; i < n; i++) {
        int zone = touched[i];
        found |=
            likelihood(counts[zone], (double) all * living[zone] / homes.length, all) >= likelihood;
        counts[zone] = 0;
      }
      times += found ? 1 : 0;
    }
    return times;
  }

  /** The logarithm of how much likelier the cases are with a cluster there than without. */
  static double likelihood(int observed, double expected, int all) {
    if (observed <= expected) {
      return 0;
    }
    double outside = all - observed;
    return observed * Math.log(observed / expected)
        + (outside == 0 ? 0 : outside * Math.log(outside / (all - expected)));
  }

  /** The cell of each person. */
  private int[] homes() {
    var homes = new int[Arrays.stream(people).sum()];
    int from = 0;
    for (int cell = 0; cell < people.length; cell++) {
      Arrays.fill(homes, from, from + people[cell], cell);
      from += people[cell];
    }
    return homes;
  }

  /** The zones around each cell. */
  private int[][] around() {
    var size = new int[people.length];
    zones.forEach(zone -> Arrays.stream(zone).forEach(cell -> size[cell]++));
    var around = Arrays.stream(size).mapToObj(int[]::new).toArray(int[][]::new);
    for (int zone = 0; zone < zones.size(); zone++) {
      for (int cell : zones.get(zone)) {
        around[cell][--size[cell]] = zone;
      }
    }
    return around;
  }

  private static int sum(int[] counts, int[] cells) {
    int sum = 0;
    for (int cell : cells) {
      sum += counts[cell];
    }
    return sum;
  }
}
