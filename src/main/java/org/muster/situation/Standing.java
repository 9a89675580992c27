package org.muster.situation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.muster.people.Tree;

/** A figure of a day as it stood at a moment, summed up the tree as that stood then. */
public final class Standing {

  private final String key;
  private final LocalDate day;
  private final Instant since;
  private final Tree tree;
  private final Map<UUID, Integer> counts;
  // sums[n]: how many are at the nodes before the n-th.
  private final int[] sums;

  Standing(String key, LocalDate day, Instant since, Tree tree, Map<UUID, Integer> counts) {
    this.key = key;
    this.day = day;
    this.since = since;
    this.tree = tree;
    this.counts = Map.copyOf(counts);
    this.sums = new int[tree.nodes().size() + 1];
    for (var node : tree.nodes()) {
      sums[node.position() + 1] = sums[node.position()] + counts.getOrDefault(node.id(), 0);
    }
  }

  public String key() {
    return key;
  }

  public LocalDate day() {
    return day;
  }

  /** Since when it stood so: when the last change of it was written down. */
  public Instant since() {
    return since;
  }

  /** The tree of that moment. */
  public Tree tree() {
    return tree;
  }

  /** How many at each unit or room itself; one that is not in it has none. */
  public Map<UUID, Integer> counts() {
    return counts;
  }

  /** A node of the tree with all below it. */
  public int of(Tree.Node node) {
    return sums[node.last() + 1] - sums[node.position()];
  }

  /** All of them. */
  public int all() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Those of some units, or of all where there are no units named. */
  public int of(UUID @org.jspecify.annotations.Nullable [] units) {
    if (units == null) {
      return all();
    }
    int sum = 0;
    for (var unit : units) {
      sum += counts.getOrDefault(unit, 0);
    }
    return sum;
  }
}
