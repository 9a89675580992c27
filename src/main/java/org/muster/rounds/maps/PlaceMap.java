package org.muster.rounds.maps;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An approved map, ready to be drawn.
 *
 * @param reviewNumber 审图号, without which it may not be shown
 * @param source where the file is from, in the institution's words
 * @param drawing what is drawn
 */
public record PlaceMap(
    String reviewNumber, String source, Drawing drawing, String loadedBy, Instant loadedAt) {

  /**
   * The shapes on a sheet of so many units, provinces first.
   *
   * @param shapes of each province one; and at most one of all that has no code
   */
  public record Drawing(int width, int height, List<Shape> shapes) {}

  /**
   * What is drawn at once.
   *
   * @param code the province by GB/T 2260; null for what has none and is drawn as an outline
   * @param path as an SVG path has it
   */
  public record Shape(@Nullable String code, String path) {}
}
