package org.muster.situation.warnings;

import java.util.Optional;

/**
 * How long it takes until what happened is reported, and how much of the last days is therefore
 * still to come. The delays are estimated backwards (Lawless, Can J Stat 22 (1994) 15): of the
 * events that could have been reported after {@code d} days or sooner, the share that took just
 * {@code d}; so that events too young for a long delay do not make all delays look short.
 *
 * @param within the share that is reported within so many days
 */
record ReportingDelay(double[] within) {

  /** An event, and its report, by days. */
  record Reported(int happened, int reported) {

    int delay() {
      return reported - happened;
    }
  }

  /** With less than this share reported nothing is said: it would be made of the guess alone. */
  static final double LEAST = 0.4;

  /** How many there will be: the middle and the ends of what is likely. */
  record Nowcast(int reported, double expected, int low, int high) {}

  /**
   * Estimates from what had been reported by a day.
   *
   * @param longest no report takes longer than so many days
   * @param recent only what was reported on so many days counts, for offices become quicker
   */
  static ReportingDelay by(int today, int longest, int recent, Iterable<Reported> events) {
    var exactly = new double[longest + 1];
    var upTo = new double[longest + 1];
    for (var event : events) {
      if (event.reported() > today || event.delay() < 0 || event.delay() > longest) {
        continue;
      }
      int first = Math.max(event.delay(), today - recent + 1 - event.happened());
      for (int delay = first; delay <= Math.min(longest, today - event.happened()); delay++) {
        upTo[delay]++;
        exactly[delay] += delay == event.delay() ? 1 : 0;
      }
    }
    var within = new double[longest + 1];
    within[longest] = 1;
    for (int delay = longest; delay > 0; delay--) {
      double share = upTo[delay] == 0 ? 0 : exactly[delay] / upTo[delay];
      within[delay - 1] = within[delay] * (1 - share);
    }
    return new ReportingDelay(within);
  }

  /**
   * How many of a day there will be at last, when so many are reported after so many days; from
   * {@code low} to {@code high} with the probability given. Empty where it is too soon to say.
   */
  Optional<Nowcast> nowcast(int reported, int daysSince, double probability) {
    double share = within[Math.min(daysSince, within.length - 1)];
    if (share >= 1) {
      return Optional.of(new Nowcast(reported, reported, reported, reported));
    }
    if (share < LEAST) {
      return Optional.empty();
    }
    // Those still missing, when nothing is held true of the number beforehand.
    double tail = (1 - probability) / 2;
    return Optional.of(
        new Nowcast(
            reported,
            reported / share,
            reported + Counts.negativeBinomial(reported + 1.0, share, tail),
            reported + Counts.negativeBinomial(reported + 1.0, share, 1 - tail)));
  }
}
