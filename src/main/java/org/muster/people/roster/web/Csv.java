package org.muster.people.roster.web;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes csv that spreadsheets open as text: in UTF-8 with its mark, and without formulas. */
final class Csv {

  private final StringBuilder text = new StringBuilder("\ufeff");

  Csv line(List<? extends @Nullable Object> values) {
    text.append(values.stream().map(Csv::cell).collect(Collectors.joining(","))).append("\r\n");
    return this;
  }

  /** A value that a spreadsheet would calculate is given an apostrophe: it came from a stranger. */
  private static String cell(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    var text = value.toString();
    boolean formula = !text.isEmpty() && "=+-@\t\r＝＋－＠".indexOf(text.charAt(0)) >= 0;
    return '"' + (formula ? "'" : "") + text.replace("\"", "\"\"") + '"';
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
