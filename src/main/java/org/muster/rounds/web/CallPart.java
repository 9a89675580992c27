package org.muster.rounds.web;

import java.util.List;
import org.muster.forms.Answers;
import org.muster.forms.Fault;
import org.muster.rounds.CheckIn;
import org.muster.shared.Text;

/**
 * The round's questions on a caller's card.
 *
 * @param shown the answers in the fields
 * @param open true where they differ from the last ones, or have faults
 * @param verifies true where they reported, and are asked whether it is so
 */
public record CallPart(
    CheckIn checkIn, Answers shown, List<Fault> faults, boolean open, boolean verifies) {

  /** What "as last time" would say, or what they reported. */
  public List<String> usual(Text t) {
    return checkIn.form().form().summary(verifies ? checkIn.begin() : checkIn.usual(), t).stream()
        .map(fact -> fact.line(t))
        .toList();
  }
}
