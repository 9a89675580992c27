package org.muster.situation.web;

import java.text.NumberFormat;
import org.muster.shared.Text;
import org.muster.situation.Figure;
import org.muster.situation.Figures;
import org.muster.situation.warnings.Warning;
import org.springframework.stereotype.Component;

/** Says a warning in a sentence. */
@Component
class WarningWords {

  private final Figures figures;

  WarningWords(Figures figures) {
    this.figures = figures;
  }

  String label(String measure, Text t) {
    return figures.find(measure).map(Figure::labelKey).map(t::of).orElse(measure);
  }

  String says(Warning warning, Text t) {
    var key =
        switch (warning.method()) {
          case RULE -> "situation.says.rule";
          case C1 -> "situation.says.c1";
          case C2 -> "situation.says.c2";
          case C3 -> "situation.says.c3";
          case FARRINGTON -> "situation.says.farrington";
          case SCAN -> "situation.says.scan";
        };
    return t.of(
        key,
        label(warning.measure(), t),
        warning.spotName(),
        t.count(warning.observed()),
        t.day(warning.day()),
        number(warning.expected(), t),
        t.count((long) Math.floor(warning.upper())),
        t.count(warning.oneIn()));
  }

  private static String number(double value, Text t) {
    var format = NumberFormat.getNumberInstance(t.locale());
    format.setMaximumFractionDigits(1);
    return format.format(value);
  }
}
