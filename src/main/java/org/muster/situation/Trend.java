package org.muster.situation;

import java.util.ArrayList;
import java.util.List;

/**
 * A figure's newest days as a picture drawn on the server and as the same table.
 *
 * @param labelKey the message that names the figure
 */
public record Trend(String labelKey, List<Figure> figures) {

  /** Height of a full bar in the picture's units. */
  public static final int HEIGHT = 100;

  private static final int STEP = 48;
  private static final int BAR = 32;

  /** One day's bar, in the picture's units from its top left. */
  public record Bar(Figure figure, int x, int y, int width, int height) {

    /** Where its words are centred. */
    public int middle() {
      return x + width / 2;
    }
  }

  public List<Bar> bars() {
    var bars = new ArrayList<Bar>();
    for (int n = 0; n < figures.size(); n++) {
      int height = Math.max(1, figures.get(n).percent() * HEIGHT / 100);
      bars.add(new Bar(figures.get(n), n * STEP + (STEP - BAR) / 2, HEIGHT - height, BAR, height));
    }
    return bars;
  }

  /** The picture's width. */
  public int width() {
    return Math.max(1, figures.size()) * STEP;
  }
}
