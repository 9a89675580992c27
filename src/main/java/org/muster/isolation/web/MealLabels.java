package org.muster.isolation.web;

import java.util.Map;
import org.muster.shared.PrintedPages;
import org.muster.shared.Text;
import org.springframework.stereotype.Component;

/** The labels of a meal: A4, three by eight, 70 by 37 millimetres each. */
@Component
class MealLabels {

  private final PrintedPages pages;

  MealLabels(PrintedPages pages) {
    this.pages = pages;
  }

  byte[] of(MealPage page, Text t) {
    return pages.pdf("isolation/labels.jte", Map.of("t", t, "page", page));
  }
}
