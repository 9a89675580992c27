package org.muster.rounds.trust;

import org.muster.situation.Share;

/**
 * What calling a sample of a round's own reports brought.
 *
 * @param drawn how many were drawn by lot
 * @param same how many said on the telephone what they had reported
 * @param otherwise how many said something else
 * @param well of those reached, how many had reported nothing abnormal
 * @param hidden of those, how many turned out to be abnormal
 */
public record Sampled(int drawn, int same, int otherwise, int well, int hidden) {

  /** How many could be asked. */
  public int reached() {
    return same + otherwise;
  }

  /** The share of reports that say something else than their people. */
  public Share wrong() {
    return new Share(otherwise, reached());
  }

  /** The share of abnormal people among those who report nothing abnormal. */
  public Share abnormal() {
    return new Share(hidden, well);
  }
}
