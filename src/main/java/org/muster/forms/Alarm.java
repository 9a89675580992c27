package org.muster.forms;

import java.util.List;
import java.util.Locale;
import org.muster.shared.Text;

/**
 * Marks an answer as abnormal: a rule over the item's code and value, never over its words.
 *
 * @param flag the short code others know it by, {@code fever}
 */
record Alarm(String flag, Operator operator, Object value) {

  /** It in the reader's words: "Symptoms: fever", "Temperature at least 37.3". */
  String words(Item item, Text text) {
    var name = item.name().in(text);
    if (value instanceof Boolean) {
      return name;
    }
    var expected =
        item.place()
            ? Places.name(value.toString(), text)
            : item.option(value).map(option -> option.label().in(text)).orElse(value.toString());
    return text.of("forms.alarm." + operator.name().toLowerCase(Locale.ROOT), name, expected);
  }

  boolean rings(List<?> answers) {
    return !answers.isEmpty() && operator.holds(answers, value);
  }
}
