package org.muster.rounds.web;

import java.util.List;
import org.muster.forms.Answers;
import org.muster.forms.Fault;
import org.muster.rounds.CheckIn;
import org.muster.shared.Text;

/**
 * The student's page.
 *
 * @param action where its buttons send to
 * @param key makes a second tap the same report
 * @param shown the answers in the fields
 */
public record Asking(
    String action, String key, CheckIn checkIn, Answers shown, List<Fault> faults) {

  /** "Staying at home · 广东省珠海市": what one tap will say, in a line. */
  public List<String> usual(Text t) {
    return checkIn.form().form().summary(checkIn.usual(), t).stream()
        .map(fact -> fact.line(t))
        .toList();
  }

  /** What was reported today, in lines. */
  public List<String> reported(Text t) {
    var today = checkIn.today();
    return today == null
        ? List.of()
        : checkIn.form().form().summary(today, t).stream().map(fact -> fact.line(t)).toList();
  }
}
