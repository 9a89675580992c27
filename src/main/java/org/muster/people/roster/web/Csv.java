package org.muster.people.roster.web;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muster.shared.SheetText;

/** Writes csv that spreadsheets open as text: in UTF-8 with its mark, and without formulas. */
final class Csv {

  private final StringBuilder text = new StringBuilder("\ufeff");

  Csv line(List<? extends @Nullable Object> values) {
    text.append(values.stream().map(Csv::cell).collect(Collectors.joining(","))).append("\r\n");
    return this;
  }

  private static String cell(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    return '"' + SheetText.of(value.toString()).replace("\"", "\"\"") + '"';
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
