package org.muster.rounds.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.TreeMap;
import org.muster.rounds.Counted;

/** Many different numbers as a few ranges of equal width. */
final class AnswerBins {

  /** More numbers than this are not shown one by one. */
  private static final int SINGLY = 12;

  private static final List<BigDecimal> STEPS =
      List.of(BigDecimal.ONE, BigDecimal.TWO, new BigDecimal(5), BigDecimal.TEN);

  /** From the first number to below the second. */
  record Bin(BigDecimal from, BigDecimal to, int[] counts) {}

  private AnswerBins() {}

  static boolean wanted(Counted.Question question) {
    return question.item().kind().numeric() && question.answers().size() > SINGLY;
  }

  /** The ranges, lowest first, none of them empty. */
  static List<Bin> of(List<Counted.Answer> ordered) {
    var least = new BigDecimal(ordered.getFirst().value());
    var most = new BigDecimal(ordered.getLast().value());
    var step = step(most.subtract(least));
    var bins = new TreeMap<BigDecimal, Bin>();
    for (var answer : ordered) {
      var from = new BigDecimal(answer.value()).divide(step, 0, RoundingMode.FLOOR).multiply(step);
      var bin =
          bins.computeIfAbsent(
              from, any -> new Bin(from, from.add(step), new int[answer.counts().length]));
      for (int n = 0; n < answer.counts().length; n++) {
        bin.counts()[n] += answer.counts()[n];
      }
    }
    return List.copyOf(bins.values());
  }

  /** 1, 2 or 5 times a power of ten, so that there are ten ranges or fewer. */
  private static BigDecimal step(BigDecimal range) {
    var tenth = range.divide(BigDecimal.TEN, 6, RoundingMode.CEILING);
    int magnitude = tenth.precision() - tenth.scale() - 1;
    var power = BigDecimal.ONE.scaleByPowerOfTen(magnitude);
    return STEPS.stream()
        .map(power::multiply)
        .filter(step -> step.compareTo(tenth) >= 0)
        .findFirst()
        .orElse(power.multiply(BigDecimal.TEN));
  }
}
