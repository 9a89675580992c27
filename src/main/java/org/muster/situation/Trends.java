package org.muster.situation;

import java.util.List;
import org.springframework.stereotype.Service;

/** The trends of all contributed figures. */
@Service
public class Trends {

  private final List<Figures> figures;

  Trends(List<Figures> figures) {
    this.figures = figures;
  }

  /** Every figure's newest days; those without a day yet are left out. */
  public List<Trend> newest(int days) {
    return figures.stream()
        .map(figure -> new Trend(figure.labelKey(), figure.newest(days)))
        .filter(trend -> !trend.figures().isEmpty())
        .toList();
  }
}
