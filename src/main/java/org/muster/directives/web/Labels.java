package org.muster.directives.web;

import org.muster.directives.Question;
import org.muster.shared.Text;
import org.muster.situation.Figure;
import org.muster.situation.Figures;
import org.springframework.stereotype.Component;

/** What questions are called in the reader's language. */
@Component
class Labels {

  private final Figures figures;

  Labels(Figures figures) {
    this.figures = figures;
  }

  /** As it was written, or as Muster calls what it holds. */
  String of(Question question, Text t) {
    var held = question.held();
    return held == null
        ? question.label()
        : figures
            .find(held)
            .map(Figure::labelKey)
            .map(key -> t.orElse(key, question.label()))
            .orElse(question.label());
  }
}
