package org.muster.forms;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/** How an answer is compared, as FHIR R4's questionnaire-enable-operator says. */
enum Operator {
  EXISTS("exists"),
  EQUAL("="),
  UNEQUAL("!="),
  GREATER(">"),
  LESS("<"),
  AT_LEAST(">="),
  AT_MOST("<=");

  private final String code;

  Operator(String code) {
    this.code = code;
  }

  static Optional<Operator> of(String code) {
    return Arrays.stream(values()).filter(operator -> operator.code.equals(code)).findFirst();
  }

  /** True for the operators that need an order: numbers and dates. */
  boolean orders() {
    return ordinal() >= GREATER.ordinal();
  }

  /**
   * Whether the answers of one question meet the expectation. One answer that meets it is enough,
   * but "!=" holds only when none is equal, so it holds for an unanswered question too.
   */
  boolean holds(List<?> answers, Object expected) {
    return switch (this) {
      case EXISTS -> expected.equals(!answers.isEmpty());
      case EQUAL -> answers.stream().anyMatch(answer -> same(answer, expected));
      case UNEQUAL -> answers.stream().noneMatch(answer -> same(answer, expected));
      case GREATER -> any(answers, expected, order -> order > 0);
      case LESS -> any(answers, expected, order -> order < 0);
      case AT_LEAST -> any(answers, expected, order -> order >= 0);
      case AT_MOST -> any(answers, expected, order -> order <= 0);
    };
  }

  private static boolean same(Object answer, Object expected) {
    return answer instanceof BigDecimal number && expected instanceof BigDecimal other
        ? number.compareTo(other) == 0
        : answer.equals(expected);
  }

  private static boolean any(List<?> answers, Object expected, IntPredicate wanted) {
    return answers.stream()
        .anyMatch(
            answer ->
                answer.getClass() == expected.getClass() && wanted.test(order(answer, expected)));
  }

  /** Dates are ISO text, whose order is the calendar's. */
  private static int order(Object answer, Object expected) {
    return answer instanceof BigDecimal number
        ? number.compareTo((BigDecimal) expected)
        : answer.toString().compareTo(expected.toString());
  }
}
