package org.muster.forms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lets a style sheet alone hide what is not asked: conditional items get a number, and the options
 * that lead to them carry it. Only what a style sheet can tell is numbered; the rest stays in
 * sight, and the server decides in any case.
 */
final class Reveal {

  /** The style sheet has a rule for each number. */
  private static final int NUMBERS = 8;

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<When> revealed = new ArrayList<>();

  Reveal(Form form) {
    number(form, form.items());
  }

  private void number(Form form, List<Item> items) {
    for (Item item : items) {
      When when = item.when();
      if (when != null && simple(form, when)) {
        int at = revealed.indexOf(when);
        if (at < 0 && revealed.size() < NUMBERS) {
          revealed.add(when);
          at = revealed.size() - 1;
        }
        if (at >= 0) {
          numbers.put(item.linkId(), at + 1);
        }
      }
      number(form, item.items());
    }
  }

  /** One ticked answer must be enough to say yes. */
  private static boolean simple(Form form, When when) {
    return (when.any() || when.conditions().size() == 1)
        && when.conditions().stream()
            .allMatch(
                condition -> {
                  Item question = form.question(condition.question()).orElseThrow();
                  if (question.place()) {
                    // Of the places, only the one beyond all divisions leads to a question.
                    return condition.operator() == Operator.EQUAL
                        && condition.expected().equals(Places.ABROAD);
                  }
                  boolean ticked =
                      question.kind() == Kind.BOOLEAN || question.kind() == Kind.CHOICE;
                  return ticked
                      && (condition.operator() == Operator.EQUAL
                          || (condition.operator() == Operator.UNEQUAL && !question.repeats()));
                });
  }

  /** The number of a conditional item, or null. */
  @org.jspecify.annotations.Nullable
  Integer number(Item item) {
    return numbers.get(item.linkId());
  }

  /** The numbers an answer of a question leads to, "1 3", or null. */
  @org.jspecify.annotations.Nullable
  String opens(Item question, Object answer) {
    var opens = new ArrayList<String>();
    for (int i = 0; i < revealed.size(); i++) {
      boolean leads =
          revealed.get(i).conditions().stream()
              .filter(condition -> condition.question().equals(question.code()))
              .anyMatch(
                  condition -> condition.operator().holds(List.of(answer), condition.expected()));
      if (leads) {
        opens.add(String.valueOf(i + 1));
      }
    }
    return opens.isEmpty() ? null : String.join(" ", opens);
  }
}
