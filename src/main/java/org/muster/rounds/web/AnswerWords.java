package org.muster.rounds.web;

import java.time.LocalDate;
import org.muster.forms.Item;
import org.muster.forms.Places;
import org.muster.rounds.AnswerIs;
import org.muster.shared.Text;

/** Stored answers in a reader's words. */
final class AnswerWords {

  private AnswerWords() {}

  static String of(Item item, String value, Text t) {
    return switch (value) {
      case AnswerIs.ANY -> t.of("rounds.answers.any");
      case AnswerIs.NONE -> t.of("rounds.answers.without");
      case AnswerIs.OTHER -> t.of("rounds.answers.other");
      default -> said(item, value, t);
    };
  }

  private static String said(Item item, String value, Text t) {
    if (item.place()) {
      return Places.name(value, t);
    }
    return switch (item.kind()) {
      case BOOLEAN -> t.of(value.equals("true") ? "rounds.answers.yes" : "rounds.answers.no");
      case DATE -> t.day(LocalDate.parse(value));
      case INTEGER, DECIMAL ->
          item.unit() == null ? value : t.of("rounds.answers.unit", value, item.unit());
      default -> item.option(value).map(option -> option.label().in(t)).orElse(value);
    };
  }
}
