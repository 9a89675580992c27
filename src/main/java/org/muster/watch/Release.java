package org.muster.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How far somebody is from their release, condition by condition.
 *
 * @param day the day of the illness or since the exposure, which is day 0; null where that is
 *     unknown
 * @param of the day from which the longest condition of days can hold
 */
public record Release(@Nullable Integer day, int of, List<Condition> conditions) {

  /** From this body temperature in degrees Celsius on it is fever. */
  public static final double FEVER = 37.3;

  /** Whether a condition holds; what nobody has looked at is unknown, not met by silence. */
  public enum Holds {
    MET,
    NOT_MET,
    UNKNOWN
  }

  /**
   * One condition.
   *
   * @param word of the messages {@code watch.release.<word>}, which take {@code have}, {@code need}
   *     and {@code hours}
   * @param have how much of it there is
   * @param need how much there must be
   */
  public record Condition(String word, int have, int need, int hours, Holds holds) {}

  /** What the conditions look at. */
  public record Seen(Instant at, @Nullable Double temperature, @Nullable Boolean negative) {}

  public long met() {
    return conditions.stream().filter(one -> one.holds() == Holds.MET).count();
  }

  /** True when every condition holds; without any, release is a person's decision alone. */
  public boolean due() {
    return met() == conditions.size();
  }

  /**
   * Judges somebody by rules.
   *
   * @param from the onset or the last exposure; null where that is unknown
   * @param dayOf which day a moment belongs to
   */
  public static Release judge(
      List<ReleaseRule> rules,
      @Nullable LocalDate from,
      List<Seen> seen,
      LocalDate today,
      Function<Instant, LocalDate> dayOf) {
    var day = from == null ? null : (Integer) (int) ChronoUnit.DAYS.between(from, today);
    var conditions = new ArrayList<Condition>();
    int of = 0;
    for (var rule : rules) {
      var condition = judge(rule, day, seen, today, dayOf);
      conditions.add(condition);
      of = condition.word().startsWith("days-since") ? Math.max(of, condition.need()) : of;
    }
    return new Release(day, of, conditions);
  }

  private static Condition judge(
      ReleaseRule rule,
      @Nullable Integer day,
      List<Seen> seen,
      LocalDate today,
      Function<Instant, LocalDate> dayOf) {
    if (rule.daysSinceOnset() != null) {
      return since("days-since-onset", day, rule.daysSinceOnset());
    }
    if (rule.daysSinceExposure() != null) {
      return since("days-since-exposure", day, rule.daysSinceExposure());
    }
    if (rule.daysWithoutFever() != null) {
      return withoutFever(rule.daysWithoutFever(), seen, today, dayOf);
    }
    int need = rule.negativeTests() == null ? 1 : rule.negativeTests();
    int hours = rule.hoursApart() == null ? 24 : rule.hoursApart();
    return negative(need, hours, seen);
  }

  private static Condition since(String word, @Nullable Integer day, int need) {
    return day == null
        ? new Condition(word, 0, need, 0, Holds.UNKNOWN)
        : new Condition(word, day, need, 0, holds(day >= need));
  }

  /** Days in a row up to yesterday or today, each measured, none with fever. */
  private static Condition withoutFever(
      int need, List<Seen> seen, LocalDate today, Function<Instant, LocalDate> dayOf) {
    var measured = seen.stream().filter(one -> one.temperature() != null).toList();
    if (measured.isEmpty()) {
      return new Condition("days-without-fever", 0, need, 0, Holds.UNKNOWN);
    }
    var day = highest(measured, today, dayOf).isPresent() ? today : today.minusDays(1);
    int days = 0;
    for (var high = highest(measured, day, dayOf);
        high.isPresent() && high.get() < FEVER;
        high = highest(measured, day, dayOf)) {
      days++;
      day = day.minusDays(1);
    }
    return new Condition("days-without-fever", days, need, 0, holds(days >= need));
  }

  private static Optional<Double> highest(
      List<Seen> measured, LocalDate day, Function<Instant, LocalDate> dayOf) {
    return measured.stream()
        .filter(one -> dayOf.apply(one.at()).equals(day))
        .map(one -> one.temperature() == null ? 0 : one.temperature())
        .max(Comparator.naturalOrder());
  }

  /** Negative tests since the last that was not, each so long after the one that counts before. */
  private static Condition negative(int need, int hours, List<Seen> seen) {
    var tests =
        seen.stream()
            .filter(one -> one.negative() != null)
            .sorted(Comparator.comparing(Seen::at).reversed())
            .toList();
    if (tests.isEmpty()) {
      return new Condition("negative-tests", 0, need, hours, Holds.UNKNOWN);
    }
    int found = 0;
    @Nullable Instant last = null;
    for (var test : tests) {
      if (!Boolean.TRUE.equals(test.negative())) {
        break;
      }
      if (last == null || Duration.between(test.at(), last).toMinutes() >= hours * 60L) {
        found++;
        last = test.at();
      }
    }
    return new Condition("negative-tests", found, need, hours, holds(found >= need));
  }

  private static Holds holds(boolean met) {
    return met ? Holds.MET : Holds.NOT_MET;
  }
}
