package org.muster.desks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** When nobody is on call. */
final class Gaps {

  private Gaps() {}

  /**
   * The times between two moments that no shift covers.
   *
   * @param from where a gap begins at the earliest: for one that runs already its true beginning,
   *     if a shift before it is among these
   */
  static List<Rota.Slot> of(List<Rota.Slot> shifts, Instant from, Instant to) {
    var gaps = new ArrayList<Rota.Slot>();
    var covered = from;
    for (var shift : shifts.stream().sorted(Comparator.comparing(Rota.Slot::start)).toList()) {
      if (shift.start().isAfter(covered) && covered.isBefore(to)) {
        gaps.add(new Rota.Slot(covered, shift.start().isBefore(to) ? shift.start() : to));
      }
      if (shift.end().isAfter(covered)) {
        covered = shift.end();
      }
    }
    if (covered.isBefore(to)) {
      gaps.add(new Rota.Slot(covered, to));
    }
    return gaps;
  }
}
