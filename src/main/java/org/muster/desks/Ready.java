package org.muster.desks;

import java.time.Duration;
import java.time.Instant;
import org.muster.people.Readiness;
import org.muster.people.StaffLine;

/**
 * Whether somebody can be on campus by a moment, as far as they said, and why.
 *
 * @param hours how many hours they need, where that decides it
 */
public record Ready(StaffLine who, Reason reason, int hours) {

  /** What it comes to. */
  public enum Verdict {
    YES,
    NO,
    UNKNOWN;

    /** The word in addresses and messages. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** Why so; the order is that of asking. */
  public enum Reason {
    SILENT(Verdict.UNKNOWN),
    ISOLATING(Verdict.NO),
    NOT_WORKING(Verdict.NO),
    CAMPUS(Verdict.YES),
    NOT_RECALLABLE(Verdict.NO),
    TOO_FAR(Verdict.NO),
    IN_TIME(Verdict.YES);

    private final Verdict verdict;

    Reason(Verdict verdict) {
      this.verdict = verdict;
    }

    /** The word in messages. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  public Verdict verdict() {
    return reason.verdict;
  }

  /**
   * Whether somebody can be there.
   *
   * @param who with what they said of the day that {@code by} is in
   * @param now from when on they could be called
   */
  public static Ready of(StaffLine who, Instant now, Instant by) {
    var days = who.days();
    if (days == null) {
      return new Ready(who, Reason.SILENT, 0);
    }
    if (days.isolating()) {
      return new Ready(who, Reason.ISOLATING, 0);
    }
    if (!days.works()) {
      return new Ready(who, Reason.NOT_WORKING, 0);
    }
    if (days.whereabouts() == Readiness.Whereabouts.CAMPUS) {
      return new Ready(who, Reason.CAMPUS, 0);
    }
    var hours = days.hoursAway();
    if (hours == null) {
      return new Ready(who, Reason.NOT_RECALLABLE, 0);
    }
    boolean intime = !now.plus(Duration.ofHours(hours)).isAfter(by);
    return new Ready(who, intime ? Reason.IN_TIME : Reason.TOO_FAR, hours);
  }
}
