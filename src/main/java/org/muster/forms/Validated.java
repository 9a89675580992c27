package org.muster.forms;

import java.util.List;

/**
 * What became of answers sent in.
 *
 * @param answers in the form's order, without what is not asked of this person; to be stored only
 *     when {@link #ok}
 * @param faults what is wrong, in the form's order
 * @param entered what was sent, also where it is wrong: for showing the form again
 */
public record Validated(Answers answers, List<Fault> faults, Answers entered) {

  /** True when nothing is wrong. */
  public boolean ok() {
    return faults.isEmpty();
  }
}
