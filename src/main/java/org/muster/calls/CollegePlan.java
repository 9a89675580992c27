package org.muster.calls;

import java.util.List;
import java.util.UUID;

/**
 * What a college's callers have before them until a day, and what can be done about it.
 *
 * @param loads each caller as the calls are spread here, by name
 * @param moves the calls that would change hands
 * @param alone how many people nobody could be given
 * @param needed hours of all calls
 * @param slower the same if calls that come back came back half as often
 * @param available hours of all callers
 * @param days to the last day, today and it included
 * @param hoursPerDay how long a caller telephones a day
 * @param given how many people's calls are with somebody else now
 */
public record CollegePlan(
    UUID college,
    String name,
    List<Load> loads,
    List<Move> moves,
    int alone,
    double needed,
    double slower,
    double available,
    int days,
    double hoursPerDay,
    int given) {

  /**
   * One caller.
   *
   * @param before minutes of the calls that are theirs now
   * @param after minutes of those that would be
   * @param capacity minutes they have
   */
  public record Load(
      UUID caller, String name, int calls, double before, double after, double capacity) {

    /** True where there is more to do than time for it. */
    public boolean over() {
      return before > capacity;
    }
  }

  /** A person's calls that would go from one caller to another; from nobody where null. */
  public record Move(
      UUID person,
      String name,
      @org.jspecify.annotations.Nullable String from,
      UUID to,
      String toName,
      boolean again) {}

  /** Call-hours that nobody has; nothing where the callers suffice. */
  public double missing() {
    return Math.max(0, needed - available);
  }

  /** How many more callers would be enough. */
  public int moreCallers() {
    return (int) Math.ceil(missing() / (hoursPerDay * days) - 1e-9);
  }

  /**
   * How much longer each caller would have to telephone a day, in half hours; 0 without callers.
   */
  public double moreHours() {
    return loads.isEmpty()
        ? 0
        : Math.ceil(missing() / (loads.size() * (double) days) * 2 - 1e-9) / 2;
  }

  /** True where calls come back, so that they could come back less often. */
  public boolean comesBack() {
    return needed - slower > 1e-9;
  }

  /** What would still be missing if calls came back half as often. */
  public double missingWhenSlower() {
    return Math.max(0, slower - available);
  }
}
