package org.muster.forms;

import org.muster.shared.Text;

/**
 * One answer as staff read it: "体温 36.5 ℃".
 *
 * @param code the item code
 * @param label the question's short name
 * @param value the answer in words, with its unit
 * @param abnormal true when it raises a flag
 */
public record Fact(String code, String label, String value, boolean abnormal) {

  /** The whole line. */
  public String line(Text text) {
    return text.of("forms.fact", label, value);
  }
}
