package org.muster.situation.warnings;

/**
 * A count beside what was to be expected of it.
 *
 * @param upper the count above which it is unusual
 * @param statistic how far above the expected it is, in the method's own terms
 * @param alarm true when it is above the upper count
 */
record Judged(double expected, double upper, double statistic, boolean alarm) {

  /** The same without an alarm. */
  Judged usual() {
    return new Judged(expected, upper, statistic, false);
  }
}
