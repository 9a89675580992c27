package org.muster.situation.warnings;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import org.hipparchus.distribution.discrete.PoissonDistribution;

/**
 * How often a method of {@link Ears} calls an alarm where nothing happens. The probability that a
 * method aims at is that of a normal count with a known baseline; counts are neither, so the rate
 * is tried: on days of a Poisson count with the same mean, always the same ones.
 */
final class ChanceAlarms {

  /** Days tried for each mean. */
  static final int DAYS = 20_000;

  private static final int SEED = 20200214;
  private static final int STEPS = 4;

  private record Key(Ears ears, Ears.Method method, long mean) {}

  /** How a day of some counts is judged. */
  interface Look {
    boolean calls(int[] counts, int day);
  }

  private final Map<Key, Double> tried = new ConcurrentHashMap<>();

  /** The share of quiet days on which the method calls, at this mean or next above it. */
  double share(Ears ears, Ears.Method method, double mean) {
    // In steps of a fourth part, so that a campus of units asks for few different ones.
    long step = (long) Math.ceil(STEPS * Math.log(Math.max(mean, 0.02)) / Math.log(2));
    return tried.computeIfAbsent(
        new Key(ears, method, step),
        key ->
            share(
                Math.pow(2, (double) step / STEPS),
                method.needs(ears.baseline()),
                (counts, day) -> ears.call(method, counts, day).isPresent()));
  }

  /** The share of quiet days of a mean on which something calls. */
  static double share(double mean, int needs, Look look) {
    var counts = quiet(mean, DAYS + needs);
    int alarms = 0;
    for (int day = needs; day < counts.length; day++) {
      alarms += look.calls(counts, day) ? 1 : 0;
    }
    return (double) alarms / DAYS;
  }

  private static int[] quiet(double mean, int days) {
    var poisson = new PoissonDistribution(mean);
    // All counts but those that come once in a million million days.
    var upTo = new double[poisson.inverseCumulativeProbability(1 - 1e-12) + 1];
    for (int count = 0; count < upTo.length; count++) {
      upTo[count] = poisson.cumulativeProbability(count);
    }
    var random = new SplittableRandom(SEED);
    var counts = new int[days];
    for (int day = 0; day < days; day++) {
      int place = Arrays.binarySearch(upTo, random.nextDouble());
      counts[day] = place < 0 ? -place - 1 : place;
    }
    return counts;
  }
}
