package org.muster.rounds;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.people.Tree;

/** The tally of every node of a tree, at one moment. */
public final class Totals {

  private final Tree tree;
  // sums[state][position]: how many stand so at the nodes before that position.
  private final int[][] sums;
  private final Tally nowhere;

  private Totals(Tree tree, int[][] sums, Tally nowhere) {
    this.tree = tree;
    this.sums = sums;
    this.nowhere = nowhere;
  }

  public Tree tree() {
    return tree;
  }

  /** A node with all that is below it. */
  public Tally of(Tree.Node node) {
    return between(node.position(), node.last() + 1);
  }

  /** Those who are at the node itself, not at one below it. */
  public Tally at(Tree.Node node) {
    return between(node.position(), node.position() + 1);
  }

  /** Those without a node: in the tree of places, whose room is not known. */
  public Tally nowhere() {
    return nowhere;
  }

  /** Everybody on the roll. */
  public Tally all() {
    var placed = between(0, tree.nodes().size());
    return new Tally(
        placed.roll() + nowhere.roll(),
        placed.reported() + nowhere.reported(),
        placed.proxy() + nowhere.proxy(),
        placed.excused() + nowhere.excused(),
        placed.unreachable() + nowhere.unreachable());
  }

  private Tally between(int first, int end) {
    var counts = new int[sums.length];
    for (int state = 0; state < sums.length; state++) {
      counts[state] = sums[state][end] - sums[state][first];
    }
    return tally(counts);
  }

  private static Tally tally(int[] counts) {
    int roll = 0;
    for (int count : counts) {
      roll += count;
    }
    return new Tally(
        roll,
        counts[RollState.REPORTED.ordinal()],
        counts[RollState.PROXY.ordinal()],
        counts[RollState.EXCUSED.ordinal()],
        counts[RollState.UNREACHABLE.ordinal()]);
  }

  /** Collects the counts of single nodes. */
  static final class Counting {

    private final Tree tree;
    private final int[][] counts;
    private final int[] nowhere = new int[RollState.values().length];

    Counting(Tree tree) {
      this.tree = tree;
      this.counts = new int[RollState.values().length][tree.nodes().size() + 1];
    }

    void add(@Nullable UUID node, RollState state, int count) {
      var found = node == null ? null : tree.find(node).orElse(null);
      if (found == null) {
        nowhere[state.ordinal()] += count;
      } else {
        counts[state.ordinal()][found.position() + 1] += count;
      }
    }

    Totals done() {
      for (var state : counts) {
        for (int position = 1; position < state.length; position++) {
          state[position] += state[position - 1];
        }
      }
      return new Totals(tree, counts, tally(nowhere));
    }
  }
}
