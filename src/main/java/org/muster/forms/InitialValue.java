package org.muster.forms;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what a question starts with, which must itself be an answer the question takes. */
final class InitialValue {

  private final Item item;

  InitialValue(Item item) {
    this.item = item;
  }

  @Nullable Object read(Cursor at) {
    var values = new ArrayList<Object>();
    for (Cursor initial : at.each("initial")) {
      values.add(fitting(initial, value(initial.object().value())));
    }
    for (Cursor option : at.each("answerOption")) {
      if (option.flag("initialSelected")) {
        Cursor value = option.value();
        values.add(value.element().equals("valueCoding") ? value.at("code").text() : value.text());
      }
    }
    if (values.size() > 1 && !item.repeats()) {
      throw Refusal.duplicate(at.path() + ".initial", "initial");
    }
    return values.isEmpty() ? null : item.repeats() ? List.copyOf(values) : values.getFirst();
  }

  private Object value(Cursor value) {
    return ExpectedValue.read(value, "value", item.kind(), item.options());
  }

  private Object fitting(Cursor at, Object value) {
    Object read = new Reading(item, false).read(value);
    if (read == null || read instanceof Fault) {
      throw at.bad();
    }
    return read;
  }
}
