package org.muster.situation.warnings;

import java.util.Optional;

/**
 * The daily methods of the Early Aberration Reporting System of the CDC: a count is compared with
 * the seven days before it (C1), with seven days that end three days before it, so that an outbreak
 * that has just begun does not raise its own baseline (C2), and with what was above those on three
 * days together (C3). As in Hutwagner et al., J Urban Health 80 (2003) i89, and Fricker, Hegler and
 * Dunfee, Stat Med 27 (2008) 3407.
 *
 * @param baseline how many days make the baseline
 * @param minSigma the least standard deviation taken, in counts: of a baseline without any
 *     variation every first case would be infinitely unusual
 */
record Ears(int baseline, double minSigma) {

  /** The published baseline. */
  static final int WEEK = 7;

  /** What is more probable than this is not taken up. */
  static final double SECOND_LOOK = 0.001;

  private static final int LAG = 2;

  /** One of the three methods. */
  enum Method {
    C1(0.001),
    C2(0.001),
    C3(0.025);

    /** The probability of an alarm that is aimed at; see {@link ChanceAlarms} for the real one. */
    final double alpha;

    private final double z;

    Method(double alpha) {
      this.alpha = alpha;
      this.z = Counts.z(alpha);
    }

    /** How many days before the one that is judged must be known. */
    int needs(int baseline) {
      return switch (this) {
        case C1 -> baseline;
        case C2 -> baseline + LAG;
        case C3 -> baseline + 2 * LAG;
      };
    }
  }

  private record Baseline(double mean, double sigma) {

    double above(int count) {
      return (count - mean) / sigma;
    }
  }

  /** Judges a day by a method's own probability of an alarm. */
  Optional<Judged> judge(Method method, int[] counts, int day) {
    return judge(method, method.z, counts, day);
  }

  /**
   * Judges a day; empty as long as too few days are known before it.
   *
   * @param z from how many standard deviations on a count is unusual
   */
  Optional<Judged> judge(Method method, double z, int[] counts, int day) {
    if (day < method.needs(baseline)) {
      return Optional.empty();
    }
    return Optional.of(
        method == Method.C3
            ? ofThreeDays(z, counts, day)
            : ofOneDay(z, counts, day, method == Method.C1 ? 0 : LAG));
  }

  /**
   * Judges a day, and looks twice: with a deviation known from seven days only, the published
   * limits call on one quiet day of sixty, C3 on one of eight. What they call is taken up where it
   * is also hardly to be had from a Poisson count with that baseline.
   */
  Optional<Judged> call(Method method, int[] counts, int day) {
    return judge(method, counts, day)
        .filter(Judged::alarm)
        .filter(found -> unlikely(method, counts, day, found.expected()));
  }

  private boolean unlikely(Method method, int[] counts, int day, double mean) {
    int span = method == Method.C3 ? LAG + 1 : 1;
    int observed = 0;
    for (int back = 0; back < span; back++) {
      observed += counts[day - back];
    }
    return Counts.chance(observed, span, mean * baseline, baseline) <= SECOND_LOOK;
  }

  private Judged ofOneDay(double z, int[] counts, int day, int lag) {
    var before = before(counts, day - lag);
    double upper = before.mean + z * before.sigma;
    return new Judged(before.mean, upper, before.above(counts[day]), counts[day] > upper);
  }

  private Judged ofThreeDays(double z, int[] counts, int day) {
    double carried = 0;
    for (int earlier = day - LAG; earlier < day; earlier++) {
      carried += excess(counts, earlier);
    }
    var before = before(counts, day - LAG);
    double upper = before.mean + before.sigma * (z - carried);
    return new Judged(before.mean, upper, carried + excess(counts, day), counts[day] > upper);
  }

  private double excess(int[] counts, int day) {
    return Math.max(0, before(counts, day - LAG).above(counts[day]) - 1);
  }

  /** The baseline of the days before this one. */
  private Baseline before(int[] counts, int end) {
    double sum = 0;
    for (int day = end - baseline; day < end; day++) {
      sum += counts[day];
    }
    double mean = sum / baseline;
    double squares = 0;
    for (int day = end - baseline; day < end; day++) {
      squares += (counts[day] - mean) * (counts[day] - mean);
    }
    return new Baseline(mean, Math.max(minSigma, Math.sqrt(squares / (baseline - 1))));
  }
}
