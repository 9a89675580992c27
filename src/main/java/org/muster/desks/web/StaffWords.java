package org.muster.desks.web;

import java.util.Optional;
import org.muster.desks.Ready;
import org.muster.people.Readiness;
import org.muster.people.StaffLine;
import org.muster.shared.Divisions;
import org.muster.shared.Text;

/** What somebody said, in words. */
public enum StaffWords {
  ;

  /** Where somebody is: away in 广东省珠海市. */
  public static String where(Readiness.Days days, Divisions divisions, Text t) {
    return days.region() == null
        ? t.of("desks.where." + days.whereabouts().word())
        : t.of("desks.where.away.in", divisions.name(days.region()));
  }

  /** Until when, or until further notice. */
  public static String until(Readiness.Days days, Text t) {
    return days.until() == null
        ? t.of("desks.until.further")
        : t.of("desks.until", t.day(days.until()));
  }

  /** Whether and how fast somebody can be recalled. */
  public static String recall(Readiness.Days days, Text t) {
    return days.hoursAway() == null
        ? t.of("desks.recall.none")
        : t.of("desks.recall.in", days.hoursAway());
  }

  /** Why somebody can be there, or not. */
  public static String why(Ready ready, Divisions divisions, Text t) {
    var days = ready.who().days();
    if (days == null) {
      return Optional.ofNullable(ready.who().last())
          .map(
              last ->
                  t.of(
                      "desks.why.silent.last",
                      where(last.days(), divisions, t),
                      until(last.days(), t)))
          .orElseGet(() -> t.of("desks.why.silent"));
    }
    return t.of(
        "desks.why." + ready.reason().word(),
        until(days, t),
        where(days, divisions, t),
        ready.hours());
  }

  /** The posts somebody holds. */
  public static String posts(StaffLine line, Text t) {
    return line.posts().stream()
        .map(kind -> t.of("people.post." + kind.word()))
        .collect(java.util.stream.Collectors.joining(t.of("desks.and")));
  }
}
