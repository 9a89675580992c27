package org.muster.situation.warnings;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * Weekly counts against the same season of earlier years: Farrington et al., J R Stat Soc A 159
 * (1996) 547, improved by Noufaily et al., Stat Med 32 (2013) 1206. Weeks of earlier outbreaks are
 * weighted down by their residuals, so that they do not hide the next one.
 *
 * @param years how many years back
 * @param half so many weeks before and after the same week are taken to be like it
 * @param periods into how many periods a year is parted; 1 takes the like weeks only
 * @param skipped so many weeks just before are left out, for they may belong to the same outbreak
 * @param weightsThreshold from which residual on a week is weighted down
 * @param trendP the probability up to which a trend is kept; 1 keeps every one
 */
record Farrington(
    int years,
    int half,
    int periods,
    int skipped,
    double weightsThreshold,
    double trendP,
    Threshold threshold,
    double alpha) {

  /** How the upper count follows from the fitted mean. */
  enum Threshold {
    /** By the delta method on the power two thirds, as in 1996. */
    DELTA,
    /** By the negative binomial around the fitted mean. */
    PLUG_IN,
    /** By the negative binomial around the upper end of the fitted mean. */
    UPPER_MEAN
  }

  /** As Noufaily et al. advise, for so many years of history. */
  static Farrington improved(int years) {
    return new Farrington(years, 3, 10, 26, 2.58, 1, Threshold.PLUG_IN, 0.01);
  }

  // Fewer cases than this in four weeks are no alarm, whatever was expected.
  private static final int FEWEST_CASES = 5;
  private static final int OF_WEEKS = 4;

  /** The weeks a fit is made of, and the week it is made for. */
  private record Sheet(int[] weeks, double[] counts, int[] period, int week, int periods) {

    double[] row(int week, int period, boolean trend) {
      int columns = (trend ? 2 : 1) + periods - 1;
      var row = new double[columns];
      row[0] = 1;
      if (trend) {
        row[1] = week - weeks[0];
      }
      if (period > 1) {
        row[columns - periods + period - 1] = 1;
      }
      return row;
    }

    double[] now(boolean trend) {
      return row(week, periods, trend);
    }

    double[][] design(boolean trend) {
      return IntStream.range(0, weeks.length)
          .mapToObj(n -> row(weeks[n], period[n], trend))
          .toArray(double[][]::new);
    }
  }

  /** How many weeks must be known before the one that is judged. */
  int needs() {
    return 53 * years + half;
  }

  /**
   * Judges a week of a weekly series; empty where nothing can be fitted.
   *
   * @param counts not a number for weeks of which nothing is known
   * @param first the day of the first; null where a year has 52
   */
  Optional<Judged> judge(double[] counts, @Nullable LocalDate first, int week) {
    var same =
        first == null
            ? SeasonalBlocks.counted(week, years)
            : SeasonalBlocks.dated(first, week, years);
    if (same[years] < half) {
      return Optional.empty();
    }
    var sheet = sheet(counts, same);
    var trending = fit(sheet, true).filter(fit -> keepsTrend(fit, sheet));
    var fitted = trending.or(() -> fit(sheet, false));
    return fitted.map(fit -> judged(fit, sheet.now(trending.isPresent()), counts, week));
  }

  private Sheet sheet(double[] counts, int[] same) {
    int week = same[0];
    var blocks = SeasonalBlocks.of(same, half, periods);
    var weeks =
        IntStream.range(0, week - skipped)
            .filter(n -> blocks[n] != SeasonalBlocks.NONE && !Double.isNaN(counts[n]))
            .toArray();
    return new Sheet(
        weeks,
        Arrays.stream(weeks).mapToDouble(n -> counts[n]).toArray(),
        Arrays.stream(weeks).map(n -> blocks[n]).toArray(),
        week,
        periods);
  }

  private Optional<QuasiPoisson> fit(Sheet sheet, boolean trend) {
    var design = sheet.design(trend);
    var even = new double[sheet.counts.length];
    Arrays.fill(even, 1);
    return QuasiPoisson.fit(design, sheet.counts, even)
        .flatMap(first -> QuasiPoisson.fit(design, sheet.counts, weights(first, sheet.counts)));
  }

  /** Less weight for weeks whose standardised Anscombe residual is large; the mean weight is 1. */
  private double[] weights(QuasiPoisson fit, double[] counts) {
    double dispersion = Math.max(fit.dispersion(), 1);
    var weights = new double[counts.length];
    for (int n = 0; n < weights.length; n++) {
      double mu = fit.fitted()[n];
      double residual =
          1.5
              * (Math.pow(counts[n], 2.0 / 3) * Math.pow(mu, -1.0 / 6) - Math.sqrt(mu))
              / Math.sqrt(dispersion * (1 - fit.leverage()[n]));
      weights[n] = residual > weightsThreshold ? 1 / (residual * residual) : 1;
    }
    double share = weights.length / Arrays.stream(weights).sum();
    return Arrays.stream(weights).map(weight -> weight * share).toArray();
  }

  /**
   * A trend is kept when there are three years for it, it is significant, and it does not foretell
   * more than was ever seen. Its standard error goes by the dispersion relative to the fitted
   * values, as in the implementation that the reference figures were made with.
   */
  private boolean keepsTrend(QuasiPoisson fit, Sheet sheet) {
    double error = Math.sqrt(fit.workingDispersion() * fit.spread().getEntry(1, 1));
    int free = sheet.counts.length - fit.coefficients().length;
    double t = Math.abs(fit.coefficients()[1] / error);
    double p = 2 * new TDistribution(free).cumulativeProbability(-t);
    double most = Arrays.stream(sheet.counts).max().orElse(0);
    return years >= 3 && p < trendP && Math.exp(fit.linear(sheet.now(true))) <= most;
  }

  private Judged judged(QuasiPoisson fit, double[] now, double[] counts, int week) {
    double linear = fit.linear(now);
    double mean = Math.exp(linear);
    double upper =
        upper(mean, Math.max(fit.dispersion(), 1), fit.error(now, fit.workingDispersion()));
    double score = (counts[week] - mean) / (upper - mean);
    return new Judged(mean, upper, score, counts[week] > upper && enough(counts, week));
  }

  private double upper(double mean, double dispersion, double error) {
    return switch (threshold) {
      case PLUG_IN -> Counts.upper(mean, dispersion, alpha);
      case UPPER_MEAN -> Counts.upper(mean * Math.exp(Counts.z(alpha) * error), dispersion, alpha);
      case DELTA -> {
        // The error of the mean itself is the mean times that of its logarithm.
        double tau = dispersion + mean * error * error;
        double sigma = Math.sqrt(4.0 / 9 * Math.cbrt(mean) * tau);
        yield Math.pow(Math.pow(mean, 2.0 / 3) + Counts.z(alpha) * sigma, 1.5);
      }
    };
  }

  /** Whether there were cases enough in the last four weeks for an alarm to be called. */
  static boolean enough(double[] counts, int week) {
    return Arrays.stream(counts, Math.max(0, week + 1 - OF_WEEKS), week + 1)
            .filter(count -> !Double.isNaN(count))
            .sum()
        >= FEWEST_CASES;
  }
}
