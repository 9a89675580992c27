package org.muster.drill;

import org.muster.shared.Problem;

/**
 * What a drill supposes. The same scenario of the same institution goes the same way again.
 *
 * @param pack with the version, the pack that is played
 * @param stage the code of the stage it is played at
 * @param silent of a hundred students so many answer no message; 0 to 60
 * @param absent how many counsellors are away from 08:00 on; 0 to 50
 * @param uncovered how many of these have nobody standing in
 * @param seed what chance begins with
 */
public record Scenario(
    String pack, int version, String stage, int silent, int absent, int uncovered, long seed) {

  private static final int MOST_SILENT = 60;
  private static final int MOST_ABSENT = 50;

  /**
   * Checked.
   *
   * @throws Problem for a number out of its range
   */
  public Scenario {
    if (silent < 0 || silent > MOST_SILENT) {
      throw Problem.unprocessable("drill.silent", MOST_SILENT);
    }
    if (absent < 0 || absent > MOST_ABSENT || uncovered < 0 || uncovered > absent) {
      throw Problem.unprocessable("drill.absent", MOST_ABSENT);
    }
  }
}
