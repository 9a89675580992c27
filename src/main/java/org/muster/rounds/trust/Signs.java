package org.muster.rounds.trust;

import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.muster.rounds.Submission;

/**
 * Looks through what people reported by themselves for the {@link Sign}s, and through shuffled
 * copies of the same: what those show is chance, since nobody's report is their own in them.
 *
 * <p>Times and values are shuffled among everybody of a day, so that a reminder which all answer at
 * once is no sign; devices among the reports of today, so that neither is a campus behind one
 * address. Somebody's habit of reporting at the sound of an alarm clock is no chance, and is why
 * this is a doubt and no more.
 */
final class Signs {

  /** Looked at, today and before. */
  static final int DAYS = 7;

  private static final int WINDOW = 120;
  private static final int TOGETHER = 5;
  private static final int SHUFFLES = 50;
  private static final long SEED = 20_200_126;
  private static final int A_DAY = 24 * 60 * 60;

  /** Of a report whose value or time is not known. */
  static final int NONE = -1;

  /**
   * One person's reports, the newest first.
   *
   * @param group counted together with, {@code 0} and up
   * @param seconds of the day when they were sent; {@link #NONE} where there was none
   * @param values what was measured, numbered; {@link #NONE} where nothing was
   * @param device of today's; null where it is not known
   */
  record Line(int group, int[] seconds, int[] values, @Nullable Integer device) {

    boolean judged() {
      return seconds[0] != NONE;
    }

    private boolean whole() {
      return Arrays.stream(seconds).noneMatch(one -> one == NONE);
    }

    private boolean measured() {
      return Arrays.stream(values).noneMatch(one -> one == NONE);
    }
  }

  /** Who could show a sign, who does, and how many of each group would by chance. */
  record Found(BitSet judged, BitSet who, double[] chance) {}

  private Signs() {}

  /** The signs of people; a sign that the reports cannot show is not among them. */
  static Map<Sign, Found> of(List<Line> lines, int groups) {
    var random = new SplittableRandom(SEED);
    var found = new EnumMap<Sign, Found>(Sign.class);
    var whole = numbers(lines, Line::whole);
    if (whole.length > 0) {
      found.put(Sign.TIMED, compare(lines, groups, whole, Line::seconds, Signs::timed, random));
    }
    var measured = numbers(lines, line -> line.whole() && line.measured());
    if (measured.length > 0) {
      found.put(Sign.COPIED, compare(lines, groups, measured, Line::values, Signs::same, random));
    }
    var sent = numbers(lines, line -> line.judged() && line.device() != null);
    if (sent.length > 0) {
      found.put(Sign.SHARED, shared(lines, groups, sent, random));
      found.put(Sign.PROGRAM, new Found(bits(sent), program(lines, sent), new double[groups]));
    }
    return found;
  }

  private static BitSet bits(int[] numbers) {
    var bits = new BitSet();
    Arrays.stream(numbers).forEach(bits::set);
    return bits;
  }

  private static int[] numbers(List<Line> lines, Predicate<Line> which) {
    return IntStream.range(0, lines.size()).filter(n -> which.test(lines.get(n))).toArray();
  }

  private static Found compare(
      List<Line> lines,
      int groups,
      int[] people,
      Function<Line, int[]> what,
      Predicate<int[]> shows,
      SplittableRandom random) {
    var who = new BitSet();
    var days = new int[DAYS][people.length];
    for (int n = 0; n < people.length; n++) {
      var own = what.apply(lines.get(people[n]));
      if (shows.test(own)) {
        who.set(people[n]);
      }
      for (int day = 0; day < DAYS; day++) {
        days[day][n] = own[day];
      }
    }
    var chance = new double[groups];
    var mixed = new int[DAYS];
    for (int round = 0; round < SHUFFLES; round++) {
      for (var day : days) {
        shuffle(day, random);
      }
      for (int n = 0; n < people.length; n++) {
        for (int day = 0; day < DAYS; day++) {
          mixed[day] = days[day][n];
        }
        if (shows.test(mixed)) {
          chance[lines.get(people[n]).group()] += 1.0 / SHUFFLES;
        }
      }
    }
    return new Found(bits(people), who, chance);
  }

  /** Within the window, also across midnight. */
  private static boolean timed(int[] seconds) {
    int first = 0;
    int last = 0;
    for (int second : seconds) {
      int apart = Math.floorMod(second - seconds[0] + A_DAY / 2, A_DAY) - A_DAY / 2;
      first = Math.min(first, apart);
      last = Math.max(last, apart);
    }
    return last - first <= WINDOW;
  }

  private static boolean same(int[] values) {
    return Arrays.stream(values).allMatch(one -> one == values[0]);
  }

  private static Found shared(List<Line> lines, int groups, int[] sent, SplittableRandom random) {
    // In the order of time: those of one device then are in it too.
    var ordered =
        Arrays.stream(sent)
            .boxed()
            .sorted((a, b) -> lines.get(a).seconds()[0] - lines.get(b).seconds()[0])
            .mapToInt(Integer::intValue)
            .toArray();
    var seconds = Arrays.stream(ordered).map(n -> lines.get(n).seconds()[0]).toArray();
    var devices =
        Arrays.stream(ordered).map(n -> Objects.requireNonNull(lines.get(n).device())).toArray();
    var who = new BitSet();
    together(seconds, devices).stream().forEach(n -> who.set(ordered[n]));
    var chance = new double[groups];
    for (int round = 0; round < SHUFFLES; round++) {
      shuffle(devices, random);
      together(seconds, devices).stream()
          .forEach(n -> chance[lines.get(ordered[n]).group()] += 1.0 / SHUFFLES);
    }
    return new Found(bits(sent), who, chance);
  }

  /** The positions of those of which enough share a device within the window. */
  private static BitSet together(int[] seconds, int[] devices) {
    var found = new BitSet(seconds.length);
    var byDevice = new HashMap<Integer, int[]>();
    for (int n = 0; n < seconds.length; n++) {
      if (devices[n] == Submission.NO_BROWSER) {
        continue;
      }
      // The last TOGETHER positions of this device, as a ring behind its count.
      var last = byDevice.computeIfAbsent(devices[n], device -> new int[TOGETHER + 1]);
      last[1 + last[0] % TOGETHER] = n;
      last[0]++;
      if (last[0] >= TOGETHER && seconds[n] - seconds[last[1 + last[0] % TOGETHER]] <= WINDOW) {
        Arrays.stream(last, 1, TOGETHER + 1).forEach(found::set);
      }
    }
    return found;
  }

  private static BitSet program(List<Line> lines, int[] sent) {
    var who = new BitSet();
    Arrays.stream(sent)
        .filter(n -> Objects.equals(lines.get(n).device(), Submission.NO_BROWSER))
        .forEach(who::set);
    return who;
  }

  private static void shuffle(int[] values, SplittableRandom random) {
    for (int n = values.length - 1; n > 0; n--) {
      int other = random.nextInt(n + 1);
      int kept = values[n];
      values[n] = values[other];
      values[other] = kept;
    }
  }
}
