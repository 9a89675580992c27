package org.muster.situation.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muster.situation.warnings.BackTest;
import org.muster.situation.warnings.Warning;

/**
 * How the methods fare.
 *
 * @param outcomes how many warnings turned out how
 * @param open how many nobody has settled yet
 * @param daysBefore by how many days the real ones came before the first case; null for none
 * @param result what the methods would have called over a series; null without one
 * @param problem what stood against the series; null for nothing
 */
public record BackTestPage(
    Map<Warning.Outcome, Integer> outcomes,
    int open,
    @Nullable Double daysBefore,
    BackTest.@Nullable Result result,
    @Nullable String problem) {

  public int all() {
    return outcomes.values().stream().mapToInt(Integer::intValue).sum();
  }

  public int of(Warning.Outcome outcome) {
    return outcomes.getOrDefault(outcome, 0);
  }
}
