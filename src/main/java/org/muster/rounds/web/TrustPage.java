package org.muster.rounds.web;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muster.rounds.Round;
import org.muster.rounds.trust.Doubt;
import org.muster.rounds.trust.Sampled;
import org.muster.rounds.trust.Sign;

/**
 * How far a round's totals can be trusted.
 *
 * @param signs of all that the viewer sees together; empty before the round is judged
 * @param colleges by name, each with its doubts by sign
 * @param today what calling the round's sample brought
 * @param lately what calling the samples of the last thirty days brought
 * @param reported how many reported by themselves and nothing abnormal
 * @param abnormal how many reported by themselves and something abnormal
 * @param size how many are drawn; null where that is not the viewer's to change
 */
public record TrustPage(
    Round round,
    ZoneId zone,
    List<Doubt> signs,
    Map<String, Map<Sign, Doubt>> colleges,
    Sampled today,
    Sampled lately,
    int reported,
    int abnormal,
    @Nullable Integer size) {

  /** How many are abnormal at least, of those who reported by themselves. */
  public int abnormalAtLeast() {
    return abnormal + (int) Math.round(lately.abnormal().atLeast() * reported);
  }

  /** How many at most. */
  public int abnormalAtMost() {
    return abnormal + (int) Math.round(lately.abnormal().atMost() * reported);
  }
}
