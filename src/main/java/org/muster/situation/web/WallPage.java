package org.muster.situation.web;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The board on the wall.
 *
 * @param since when the newest of its figures was written down; null while there are none
 */
public record WallPage(
    String institution,
    @Nullable Instant since,
    int roll,
    int reported,
    int missing,
    List<Tile> tiles,
    List<College> colleges,
    ZoneId zone) {

  /** How long a college's bar is when all have reported, in its own units. */
  public static final int FULL = 1_000;

  /** A figure in large type. */
  public record Tile(String label, int value, String style, String shape) {}

  /** A college, the one that lags behind most first. */
  public record College(String name, int roll, int reported, int missing, int flagged) {

    /** How much of its bar is filled. */
    public int filled() {
      return roll == 0 ? 0 : (int) ((long) reported * FULL / roll);
    }

    /** Of a hundred, rounded down: a hundred is everybody. */
    public int percent() {
      return roll == 0 ? 0 : (int) ((long) reported * 100 / roll);
    }
  }
}
