package org.muster.rounds;

import java.util.Map;

/** How many people of a roll stand where; the five states always add up to the roll. */
public record Tally(int roll, int reported, int proxy, int excused, int unreachable) {

  /** Nobody. */
  public static final Tally NONE = new Tally(0, 0, 0, 0, 0);

  static Tally of(Map<RollState, Integer> counts) {
    return new Tally(
        counts.values().stream().mapToInt(Integer::intValue).sum(),
        counts.getOrDefault(RollState.REPORTED, 0),
        counts.getOrDefault(RollState.PROXY, 0),
        counts.getOrDefault(RollState.EXCUSED, 0),
        counts.getOrDefault(RollState.UNREACHABLE, 0));
  }

  /** How many have not been heard from. */
  public int missing() {
    return roll - accounted();
  }

  /** How many are accounted for, in whichever way. */
  public int accounted() {
    return reported + proxy + excused + unreachable;
  }

  /** True when {@code roll = reported + proxy + excused + unreachable}. */
  public boolean whole() {
    return roll == accounted();
  }

  /** The count of one state. */
  public int of(RollState state) {
    return switch (state) {
      case MISSING -> missing();
      case REPORTED -> reported;
      case PROXY -> proxy;
      case EXCUSED -> excused;
      case UNREACHABLE -> unreachable;
    };
  }

  /** Accounted for in percent of the roll, rounded down: 100 only when nobody is missing. */
  public int percent() {
    return roll == 0 ? 100 : (int) (accounted() * 100L / roll);
  }
}
