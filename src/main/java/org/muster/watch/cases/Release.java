package org.muster.watch.cases;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a case is from its release, condition by condition.
 *
 * @param day the day of the illness, the onset's is day 0; null where the onset is unknown
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
   * @param word of the messages {@code cases.release.<word>}, which take {@code have}, {@code need}
   *     and {@code hours}
   * @param have how much of it there is
   * @param need how much there must be
   */
  public record Condition(String word, int have, int need, int hours, Holds holds) {}

  /** What the conditions look at. */
  record Seen(Instant at, @Nullable Double temperature, @Nullable Boolean negative) {}

  public long met() {
    return conditions.stream().filter(one -> one.holds() == Holds.MET).count();
  }

  /** True when every condition holds; without any, release is a person's decision alone. */
  public boolean due() {
    return met() == conditions.size();
  }

  /** Judges a case by the rules of its outbreak. */
  static Release judge(
      List<ReleaseRule> rules,
      @Nullable LocalDate onset,
      List<Seen> seen,
      LocalDate today,
      ZoneId zone) {
    var day = onset == null ? null : (Integer) (int) ChronoUnit.DAYS.between(onset, today);
    var conditions = new ArrayList<Condition>();
    int of = 0;
    for (var rule : rules) {
      var condition = judge(rule, day, seen, today, zone);
      conditions.add(condition);
      of = condition.word().equals("days-since-onset") ? Math.max(of, condition.need()) : of;
    }
    return new Release(day, of, conditions);
  }

  private static Condition judge(
      ReleaseRule rule, @Nullable Integer day, List<Seen> seen, LocalDate today, ZoneId zone) {
    if (rule.daysSinceOnset() != null) {
      int need = rule.daysSinceOnset();
      return day == null
          ? new Condition("days-since-onset", 0, need, 0, Holds.UNKNOWN)
          : new Condition("days-since-onset", day, need, 0, holds(day >= need));
    }
    if (rule.daysWithoutFever() != null) {
      return withoutFever(rule.daysWithoutFever(), seen, today, zone);
    }
    int need = rule.negativeTests() == null ? 1 : rule.negativeTests();
    int hours = rule.hoursApart() == null ? 24 : rule.hoursApart();
    return negative(need, hours, seen);
  }

  /** Days in a row up to yesterday or today, each measured, none with fever. */
  private static Condition withoutFever(int need, List<Seen> seen, LocalDate today, ZoneId zone) {
    var measured = seen.stream().filter(one -> one.temperature() != null).toList();
    if (measured.isEmpty()) {
      return new Condition("days-without-fever", 0, need, 0, Holds.UNKNOWN);
    }
    var day = highest(measured, today, zone).isPresent() ? today : today.minusDays(1);
    int days = 0;
    for (var high = highest(measured, day, zone);
        high.isPresent() && high.get() < FEVER;
        high = highest(measured, day, zone)) {
      days++;
      day = day.minusDays(1);
    }
    return new Condition("days-without-fever", days, need, 0, holds(days >= need));
  }

  private static Optional<Double> highest(List<Seen> measured, LocalDate day, ZoneId zone) {
    return measured.stream()
        .filter(one -> one.at().atZone(zone).toLocalDate().equals(day))
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
