package org.muster.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the planner reckons, against numbers worked by hand. */
class CallPlanTests {

  private static final Instant EIGHT = Instant.parse("2026-11-21T00:00:00Z");
  private static final UUID WANG = new UUID(0, 1);
  private static final UUID LI = new UUID(0, 2);
  private static final UUID ZHAO = new UUID(0, 3);

  @Test
  void saysHowManyHoursAreMissingAndWhatWouldHelp() {
    // Ten callers of three hours on five days have 150; 3,180 calls of 4 minutes take 212.
    var plan = college(10, 212, 212);
    assertThat(plan.missing()).isEqualTo(62);
    // 62 / (3 x 5) = 4.13 callers; 62 / (10 x 5) = 1.24 hours a day, in half hours.
    assertThat(plan.moreCallers()).isEqualTo(5);
    assertThat(plan.moreHours()).isEqualTo(1.5);
    assertThat(plan.comesBack()).isFalse();
  }

  @Test
  void saysWhatALongerCadenceWouldLeave() {
    // 212 hours of daily calls on five days are made on three: 127.2.
    assertThat(college(10, 212, 127.2).missingWhenSlower()).isZero();
    assertThat(college(8, 212, 127.2).missingWhenSlower()).isEqualTo(127.2 - 120);
  }

  @Test
  void asksForNothingWhereTheCallersSuffice() {
    var plan = college(10, 150, 150);
    assertThat(plan.missing()).isZero();
    assertThat(plan.moreCallers()).isZero();
    assertThat(plan.moreHours()).isZero();
    assertThat(college(0, 3, 3).moreCallers()).as("nobody there: 3 / 15").isEqualTo(1);
  }

  @Test
  void countsACallThatComesBackAsOftenAsItDoes() {
    assertThat(times(1, 0, 5, 1)).as("daily on five days").isEqualTo(5);
    assertThat(times(1, 0, 5, 2)).as("every second day").isEqualTo(3);
    assertThat(times(3, 0, 5, 1)).as("first and fourth day").isEqualTo(2);
    assertThat(times(1, 3, 5, 1)).as("from the fourth day on").isEqualTo(2);
    assertThat(times(null, 0, 5, 1)).as("once").isEqualTo(1);
  }

  @Test
  void leavesCallsWithTheirOwnersWhileThereIsTime() {
    assertThat(spread(ask(1, 50, null, WANG), ask(2, 50, null, LI)))
        .containsOnly(entry(person(1), WANG), entry(person(2), LI));
  }

  @Test
  void movesTheLeastGraveOfWhatIsTooMuchToWhoeverHasMostTime() {
    // Wang has 30 minutes: three calls of 10. Li has one call, Zhao none.
    assertThat(
            spread(
                ask(1, 80, null, WANG),
                ask(2, 60, null, WANG),
                ask(3, 40, null, WANG),
                ask(4, 60, null, WANG),
                ask(5, 60, null, LI)))
        .containsOnly(
            entry(person(1), WANG),
            entry(person(2), WANG),
            entry(person(4), WANG),
            entry(person(5), LI),
            entry(person(3), ZHAO));
  }

  @Test
  void prefersWhoeverCalledLast() {
    var full =
        IntStream.rangeClosed(1, 3).mapToObj(n -> ask(n, 80, null, WANG)).toArray(Ask[]::new);
    assertThat(spread(with(full, ask(9, 40, LI, WANG)))).containsEntry(person(9), LI);
    assertThat(spread(ask(1, 50, LI, WANG, LI))).containsEntry(person(1), LI);
    assertThat(spread(ask(1, 50, LI, WANG)))
        .as("their own counsellor has the time")
        .containsEntry(person(1), WANG);
  }

  @Test
  void leavesWhatNobodyHasTimeForWithItsOwnerAndWhatIsNobodysOut() {
    var asks = IntStream.rangeClosed(1, 10).mapToObj(n -> ask(n, 50, null, WANG)).toList();
    var given = Spread.over(callers(), asks);
    assertThat(given).hasSize(10);
    // 3 callers x 30 minutes = 9 calls of 10; the tenth stays.
    assertThat(given.values().stream().filter(WANG::equals)).hasSize(4);
    assertThat(Spread.over(List.of(), asks)).isEmpty();
  }

  private static long times(@Nullable Integer every, int from, int days, int slower) {
    var due = new Due("watch", WANG, EIGHT, EIGHT.plus(Duration.ofDays(from)), 50, every, "");
    return due.times(EIGHT, EIGHT.plus(Duration.ofDays(days)), slower);
  }

  private static CollegePlan college(int callers, double needed, double slower) {
    var loads =
        IntStream.range(0, callers)
            .mapToObj(n -> new CollegePlan.Load(new UUID(1, n), "王老师", 0, 0, 0, 900))
            .toList();
    return new CollegePlan(
        WANG, "第1学院", loads, List.of(), 0, needed, slower, callers * 15.0, 5, 3, 0);
  }

  private static List<Caller> callers() {
    return List.of(
        new Caller(WANG, "王老师", 30), new Caller(LI, "李老师", 30), new Caller(ZHAO, "赵老师", 30));
  }

  private static Map<UUID, UUID> spread(Ask... asks) {
    return Spread.over(callers(), List.of(asks));
  }

  private static Ask[] with(Ask[] asks, Ask more) {
    var all = java.util.Arrays.copyOf(asks, asks.length + 1);
    all[asks.length] = more;
    return all;
  }

  private static UUID person(int n) {
    return new UUID(9, n);
  }

  private static Ask ask(int n, int risk, @Nullable UUID last, UUID... owners) {
    return new Ask(person(n), "试" + n, Set.of(owners), last, risk, EIGHT, 10, 10);
  }
}
