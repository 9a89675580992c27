package org.muster.situation;

import org.hipparchus.distribution.continuous.BetaDistribution;

/**
 * What a sample says of the whole: so many of those asked were so.
 *
 * @param found how many were, from 0 to {@code asked}
 * @param asked how many could be asked
 */
public record Share(int found, int asked) {

  private static final double TAIL = 0.025;

  /** Refuses more found than asked. */
  public Share {
    if (found < 0 || found > asked) {
      throw new IllegalArgumentException(found + " of " + asked);
    }
  }

  /**
   * The lower end of the 95 % interval, from 0 to 1; Clopper and Pearson's exact one, <a
   * href="https://doi.org/10.1093/biomet/26.4.404">Biometrika 26 (1934), 404-413</a>. It takes the
   * whole for endless and so is never too narrow.
   */
  public double atLeast() {
    return found == 0
        ? 0
        : new BetaDistribution(found, asked - found + 1).inverseCumulativeProbability(TAIL);
  }

  /** The upper end; 1 where nobody was asked. */
  public double atMost() {
    return found == asked
        ? 1
        : new BetaDistribution(found + 1, asked - found).inverseCumulativeProbability(1 - TAIL);
  }
}
