package org.muster.situation.warnings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.muster.people.Scopes;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Counts that are still to grow are judged as what they will be at least, and the warning says so.
 */
@SuppressWarnings("NullAway.Init")
class LateReportsTests extends OnQuietCampus {

  private static final String FEVER = "round-fever";

  @Autowired LateReports late;
  @Autowired Warnings warnings;
  @Autowired Scopes scopes;

  @Test
  void knowsHowMuchOfADayIsThereAtThisTimeOfDay() {
    for (int back = 1; back <= 9; back++) {
      stood(back, -1, 6);
      stood(back, 20, 9);
      stood(back, 40, 10);
    }
    assertThat(delay()).containsExactly(new double[] {0.6, 0.9, 1}, within(1e-12));
    clock.advance(Duration.ofHours(-2));
    assertThat(delay()).as("before anything was there").startsWith(0);
  }

  @Test
  void fromFewNothingIsConcludedAndWhatWasPutRightDownwardsDoesNotCount() {
    for (int back = 1; back <= 9; back++) {
      stood(back, -1, 3);
    }
    assertThat(here(() -> late.of(FEVER))).isEmpty();
    for (int back = 1; back <= 9; back++) {
      stood(back, 1, 20);
      stood(back, 20, 6);
    }
    assertThat(delay()).containsExactly(new double[] {0.5, 1, 1}, within(1e-12));
  }

  @Test
  void aDayThatWasWrittenDownAfterwardsTellsNothing() {
    for (int back = 1; back <= 9; back++) {
      stood(back, -1, 10);
    }
    assertThat(delay()[0]).isEqualTo(1);
    assertThat(here(() -> late.of("round-gastric"))).isEmpty();
    for (int back = 3; back <= 9; back++) {
      stood("round-gastric", back, 47, 10);
    }
    assertThat(here(() -> late.of("round-gastric"))).isEmpty();
  }

  @Test
  void todaysCountIsCorrectedForWhatIsToComeAndTheWarningSaysFromWhatToWhat() {
    quietDays(9);
    fever("S01", "S04", "S07");
    assertThat(look()).as("three in all, of which no class has three").isZero();

    for (int back = 1; back <= 9; back++) {
      stood(back, -1, 42);
      stood(back, 14, 100);
    }
    assertThat(look()).isPositive();
    var corrected =
        here(() -> warnings.open(scopes.of(workingGroup))).stream()
            .filter(one -> one.kind().equals("university"))
            .findFirst()
            .orElseThrow();
    assertThat(corrected.observed()).isEqualTo(3);
    assertThat(corrected.corrected()).isEqualTo(4);
    assertThat(html(get(workingGroup, "/situation/warnings/" + corrected.id())))
        .contains("目前已报 3", "最终至少为 4");
    assertThat(html(get(workingGroup, "/situation/warnings"))).contains("最终至少为 4");

    fever("S10");
    look();
    assertThat(here(() -> warnings.get(scopes.of(workingGroup), corrected.id())))
        .satisfies(
            one -> {
              assertThat(one.observed()).isEqualTo(4);
              assertThat(one.corrected()).isGreaterThan(4);
            });
  }

  @Test
  void theLawsRuleTakesWhatWasReported() {
    var judging = new Judging();
    var counts = new int[] {0, 0, 0, 0, 0, 0, 0, 2};
    assertThat(judging.judge("class", counts, 2, 0, true, true)).isEmpty();
    assertThat(judging.judge("class", counts, 3, 0, true, true))
        .hasValueSatisfying(call -> assertThat(call.method()).isEqualTo(Warning.Method.C1));
  }

  @Test
  void aCorrectedHalfDayIsCalledByChanceNoMoreOftenThanAWholeOne() {
    var random = new Random(1);
    var judging = new Judging();
    var half = new ReportingDelay(new double[] {0.5, 1});
    int whole = 0;
    int corrected = 0;
    for (int day = 0; day < 20_000; day++) {
      var counts = new int[11];
      Arrays.setAll(counts, n -> poisson(random, 5));
      int reported = 0;
      for (int n = 0; n < counts[10]; n++) {
        reported += random.nextBoolean() ? 1 : 0;
      }
      whole += called(judging, counts, counts[10]);
      counts[10] = reported;
      corrected += called(judging, counts, half.nowcast(reported, 0, 0.9).orElseThrow().low());
    }
    assertThat(whole).isPositive();
    assertThat(corrected).isPositive().isLessThanOrEqualTo(whole);
  }

  private static int called(Judging judging, int[] counts, int likely) {
    return judging.judge("college", counts, likely, 0, true, true).isPresent() ? 1 : 0;
  }

  /** Knuth's, of a small mean. */
  private static int poisson(Random random, double mean) {
    int n = -1;
    for (double left = 1; left > Math.exp(-mean); left *= random.nextDouble()) {
      n++;
    }
    return n;
  }

  private double[] delay() {
    return here(() -> late.of(FEVER)).orElseThrow().within();
  }

  private void stood(int back, int hoursFromNow, int total) {
    stood(FEVER, back, hoursFromNow, total);
  }

  /** A day's total was written down so many hours after this time of that day. */
  private void stood(String key, int back, int hours, int total) {
    here(
        () ->
            jdbc.sql(
                    """
                    insert into situation.kept
                      (institution_id, key, day, since, whole, revision, total, spots, counts)
                    select ?, ?, ?, ?, false, coalesce(max(revision), 1), ?, '{}', '{}'
                      from situation.kept
                    """)
                .params(
                    campus.id(),
                    key,
                    institutions.today().minusDays(back),
                    clock
                        .instant()
                        .minus(Duration.ofDays(back))
                        .plus(Duration.ofHours(hours))
                        .atOffset(ZoneOffset.UTC),
                    total)
                .update());
  }

  private int look() {
    clock.advance(Duration.ofSeconds(1));
    return here(() -> sentinel.look(institutions.today(), institutions.today(), true));
  }
}
