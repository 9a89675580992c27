package org.muster.forms;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * When an item is asked at all.
 *
 * @param any true when one condition suffices, false when all must hold
 */
record When(List<Condition> conditions, boolean any) {

  boolean holds(Function<String, List<?>> answers) {
    Stream<Condition> all = conditions.stream();
    return any
        ? all.anyMatch(condition -> holds(condition, answers))
        : all.allMatch(condition -> holds(condition, answers));
  }

  private static boolean holds(Condition condition, Function<String, List<?>> answers) {
    return condition.operator().holds(answers.apply(condition.question()), condition.expected());
  }
}
