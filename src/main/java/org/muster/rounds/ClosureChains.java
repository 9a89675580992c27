package org.muster.rounds;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The institution's whole chain of closures, for those who compare it with another place. */
@Service
public class ClosureChains {

  /**
   * What a check of the chain found.
   *
   * @param closures how many there are
   * @param head the last one's hash in hex, empty where there is none
   * @param holds true when each is as it was signed and follows the one before it
   */
  public record Check(long closures, String head, boolean holds) {}

  private final ClosureRepository closures;

  ClosureChains(JdbcClient jdbc) {
    // Its own, so that it also serves where only a database is there and no program.
    closures = new ClosureRepository(jdbc);
  }

  /** Recomputes every closure of the chain. */
  public Check verify() {
    @Nullable Closure before = null;
    boolean holds = true;
    long count = 0;
    for (Closure closure : closures.chain()) {
      var expected = ClosureChain.next(before, closure);
      holds &=
          expected.seq() == closure.seq()
              && expected.previousHash().equals(closure.previousHash())
              && expected.hash().equals(closure.hash());
      before = closure;
      count++;
    }
    return new Check(count, before == null ? "" : before.hash(), holds);
  }
}
