package org.muster.situation.warnings;

import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.discrete.PoissonDistribution;
import org.hipparchus.special.Beta;

/** Quantiles that several methods share. */
final class Counts {

  private static final NormalDistribution NORMAL = new NormalDistribution();

  private Counts() {}

  /** How many standard deviations the upper end of this probability lies above the mean. */
  static double z(double alpha) {
    return NORMAL.inverseCumulativeProbability(1 - alpha);
  }

  /**
   * The smallest count that a quasi-Poisson count exceeds with at most this probability: of the
   * negative binomial with that mean and variance, or of Poisson where it varies no more than that.
   *
   * @param dispersion the variance in multiples of the mean
   */
  static double upper(double mean, double dispersion, double alpha) {
    if (mean <= 0) {
      return 0;
    }
    return dispersion > 1
        ? negativeBinomial(mean / (dispersion - 1), 1 / dispersion, 1 - alpha)
        : new PoissonDistribution(mean).inverseCumulativeProbability(1 - alpha);
  }

  /**
   * How probable as many or more are over a span, when all that is known of the mean is how many
   * there were over the days before: of the negative binomial that follows for a Poisson count
   * (with Jeffreys' prior).
   */
  static double chance(int observed, int span, double before, int days) {
    return observed == 0
        ? 1
        : 1 - Beta.regularizedBeta((double) days / (days + span), before + 0.5, observed);
  }

  /** The quantile of the failures before so many successes; a number of them need not be whole. */
  static int negativeBinomial(double successes, double chance, double probability) {
    int high = 1;
    while (below(successes, chance, high) < probability) {
      high *= 2;
    }
    int low = -1;
    while (high - low > 1) {
      int middle = low + (high - low) / 2;
      if (below(successes, chance, middle) < probability) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  private static double below(double successes, double chance, int failures) {
    return Beta.regularizedBeta(chance, successes, failures + 1.0);
  }
}
