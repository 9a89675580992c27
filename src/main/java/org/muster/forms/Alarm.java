package org.muster.forms;

import java.util.List;

/**
 * Marks an answer as abnormal: a rule over the item's code and value, never over its words.
 *
 * @param flag the short code others know it by, {@code fever}
 */
record Alarm(String flag, Operator operator, Object value) {

  boolean rings(List<?> answers) {
    return !answers.isEmpty() && operator.holds(answers, value);
  }
}
