package org.muster.forms;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the rules that mark answers as abnormal. */
final class AlarmParser {

  private static final Pattern FLAG = Pattern.compile("[a-z][a-z0-9-]{0,31}");

  private AlarmParser() {}

  static String flag(Cursor code) {
    if (!code.element().equals("valueCode") || !FLAG.matcher(code.text()).matches()) {
      throw code.bad();
    }
    return code.text();
  }

  /** On a yes-or-no question a bare code means yes; elsewhere it is a rule of three parts. */
  static Alarm alarm(Cursor extension, Kind kind, List<Option> options) {
    List<Cursor> parts = extension.each("extension");
    if (parts.isEmpty()) {
      if (kind != Kind.BOOLEAN) {
        throw extension.bad();
      }
      return new Alarm(flag(extension.value()), Operator.EQUAL, true);
    }
    var rule = Extensions.of(extension, Set.of("code", "operator", "value"));
    Cursor code = rule.one("code").orElseThrow(() -> extension.missing("code"));
    Cursor sign = rule.one("operator").orElseThrow(() -> extension.missing("operator")).value();
    Cursor value = rule.one("value").orElseThrow(() -> extension.missing("value")).value();
    Operator operator = Operator.of(sign.text()).orElseThrow(sign::bad);
    if (operator == Operator.EXISTS || (operator.orders() && !ordered(kind))) {
      throw sign.bad();
    }
    return new Alarm(
        flag(code.value()), operator, ExpectedValue.read(value, "value", kind, options));
  }

  static boolean ordered(Kind kind) {
    return kind.numeric() || kind == Kind.DATE;
  }
}
