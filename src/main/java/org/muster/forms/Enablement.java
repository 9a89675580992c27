package org.muster.forms;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which questions are asked, given the answers: a question is when its own and its groups'
 * conditions hold. An answer to a question that is not asked counts as none, so conditions chain.
 */
final class Enablement {

  private final Map<String, List<When>> gates;
  private final Map<String, ?> values;
  private final Map<String, Boolean> known = new HashMap<>();

  /** By item code: the conditions, and the values, a list where there are several. */
  Enablement(Map<String, List<When>> gates, Map<String, ?> values) {
    this.gates = gates;
    this.values = values;
  }

  /** Ends because publishing refuses conditions that go in a circle. */
  boolean asked(String code) {
    Boolean before = known.get(code);
    if (before != null) {
      return before;
    }
    boolean asked =
        gates.getOrDefault(code, List.of()).stream().allMatch(when -> when.holds(this::answers));
    known.put(code, asked);
    return asked;
  }

  private List<?> answers(String code) {
    Object value = values.get(code);
    if (value == null || !asked(code)) {
      return List.of();
    }
    return value instanceof List<?> several ? several : List.of(value);
  }
}
