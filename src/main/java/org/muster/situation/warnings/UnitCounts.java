package org.muster.situation.warnings;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import org.muster.people.Tree;

/**
 * The counts of one figure on the days it is known of, summed up a tree.
 *
 * @param days those known, the last being the one that is judged
 */
record UnitCounts(Tree tree, List<LocalDate> days, int[][] sums) {

  /** No further back than this; a week of which nothing is known is no baseline. */
  static final int LOOK_BACK = 14;

  /**
   * Sums up what is known of a day and of the two weeks before it.
   *
   * @param byDay the counts of single units or rooms
   */
  static UnitCounts of(Tree tree, SortedMap<LocalDate, Map<UUID, Integer>> byDay, LocalDate day) {
    var known = List.copyOf(byDay.subMap(day.minusDays(LOOK_BACK), day.plusDays(1)).entrySet());
    var sums = new int[known.size()][];
    for (int n = 0; n < sums.length; n++) {
      sums[n] = new int[tree.nodes().size() + 1];
      known.get(n).getValue().forEach(new At(tree, sums[n])::put);
      for (int position = 1; position < sums[n].length; position++) {
        sums[n][position] += sums[n][position - 1];
      }
    }
    var days = known.stream().map(Map.Entry::getKey).toList();
    return new UnitCounts(tree, days, sums);
  }

  private record At(Tree tree, int[] counts) {

    void put(UUID spot, int count) {
      tree.find(spot).ifPresent(node -> counts[node.position() + 1] += count);
    }
  }

  /** The counts of a node with all below it, the oldest first. */
  int[] of(Tree.Node node) {
    var counts = new int[sums.length];
    for (int n = 0; n < sums.length; n++) {
      counts[n] = sums[n][node.last() + 1] - sums[n][node.position()];
    }
    return counts;
  }

  /** How many days before the last one are known. */
  int before() {
    return days.size() - 1;
  }

  /** True where the last three days are known, one after the other. */
  boolean threeInARow() {
    int last = days.size() - 1;
    return last >= 2 && days.get(last - 2).equals(days.get(last).minusDays(2));
  }
}
