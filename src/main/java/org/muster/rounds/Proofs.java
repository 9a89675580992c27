package org.muster.rounds;

import java.util.List;
import java.util.UUID;
import org.muster.people.Tree;
import org.muster.people.Trees;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Proves that what was signed for a round is still what is there. */
@Service
public class Proofs {

  /**
   * What the proof found.
   *
   * @param proven how many closures reproduce
   * @param broken those that do not; empty when all is as it was signed
   */
  public record Proof(int proven, List<Closure> broken) {

    public boolean holds() {
      return broken.isEmpty();
    }
  }

  private final ClosureRepository closures;
  private final Trees trees;

  Proofs(ClosureRepository closures, Trees trees) {
    this.closures = closures;
    this.trees = trees;
  }

  /**
   * Recomputes the hash of every closure of the round in the chain, and from the rolls and reports
   * what the topmost ones froze: those below them froze parts of the same.
   */
  @Transactional(readOnly = true)
  public Proof of(Round round) {
    var tree = trees.units(round.frozen());
    var chain = closures.chain();
    var broken = new java.util.ArrayList<Closure>();
    int proven = 0;
    for (int n = 0; n < chain.size(); n++) {
      var closure = chain.get(n);
      if (!closure.round().equals(round.id())) {
        continue;
      }
      var before = n == 0 ? null : chain.get(n - 1);
      boolean linked = ClosureChain.next(before, closure).hash().equals(closure.hash());
      if (linked && (!topmost(tree, chain, closure) || reproduces(tree, closure))) {
        proven++;
      } else {
        broken.add(closure);
      }
    }
    return new Proof(proven, List.copyOf(broken));
  }

  private static boolean topmost(Tree tree, List<Closure> chain, Closure closure) {
    return closure.stands()
        && chain.stream()
            .filter(Closure::stands)
            .filter(other -> other.round().equals(closure.round()))
            .filter(other -> other.level().compareTo(closure.level()) > 0)
            .noneMatch(
                other ->
                    tree.find(other.unit())
                        .orElseThrow()
                        .holds(tree.find(closure.unit()).orElseThrow()));
  }

  private boolean reproduces(Tree tree, Closure closure) {
    var units =
        tree.find(closure.unit()).map(tree::below).orElse(List.of()).stream()
            .map(Tree.Node::id)
            .toArray(UUID[]::new);
    return closures.contentHash(closure.round(), units, closure.at()).equals(closure.contentHash());
  }
}
