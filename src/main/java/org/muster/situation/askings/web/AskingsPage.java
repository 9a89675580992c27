package org.muster.situation.askings.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muster.situation.askings.Asking;
import org.muster.situation.askings.AskingPlan;

/**
 * What is asked every day, and the last days.
 *
 * @param plan null where nothing was ever asked
 * @param members how many are asked today
 */
public record AskingsPage(
    @Nullable AskingPlan plan, int members, List<Asking> days, List<Choice> choices) {

  /** A figure that can be asked for. */
  public record Choice(String key, String label, String definition, String version) {}

  public boolean asks(String key) {
    return plan != null && plan.figures().contains(key);
  }
}
