package org.muster.rounds.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SignsTests {

  private static final int EIGHT = 8 * 60 * 60;
  private static final int HOUR = 60 * 60;

  private final SplittableRandom random = new SplittableRandom(7);
  private final List<Signs.Line> lines = new ArrayList<>();

  @Test
  void scriptsAreSeenAndHonestPeopleAreNot() {
    honest(2_000);
    int scripts = lines.size();
    for (int n = 0; n < 40; n++) {
      int at = EIGHT + random.nextInt(HOUR);
      line(days(() -> at + random.nextInt(20)), days(() -> random.nextInt(8)), null);
    }
    var timed = of(Sign.TIMED);
    assertThat(timed.who().stream().filter(n -> n >= scripts)).hasSize(40);
    assertThat(timed.who().cardinality()).isEqualTo(40);
    assertThat(timed.chance()[0]).isLessThan(0.5);
  }

  @Test
  void aReminderThatAllAnswerAtOnceIsNoMoreThanChance() {
    for (int n = 0; n < 500; n++) {
      line(days(() -> EIGHT + random.nextInt(100)), days(() -> random.nextInt(8)), null);
    }
    var timed = of(Sign.TIMED);
    assertThat(timed.who().cardinality()).isEqualTo(500);
    assertThat(timed.chance()[0]).isCloseTo(500, within(1e-9));
  }

  @Test
  void copiedTemperaturesStandOutFromThoseThatHappenToBeEqual() {
    for (int n = 0; n < 5_000; n++) {
      // Four in ten measure the usual value.
      line(anyTime(), days(() -> random.nextInt(10) < 4 ? 0 : 1 + random.nextInt(8)), null);
    }
    for (int n = 0; n < 200; n++) {
      int value = random.nextInt(9);
      line(anyTime(), days(() -> value), null);
    }
    var copied = of(Sign.COPIED);
    assertThat(copied.who().cardinality()).isBetween(200, 230);
    assertThat(copied.chance()[0]).isBetween(2.0, 20.0);
  }

  @Test
  void aClassSentFromOneDeviceIsSeenAndACampusBehindOneAddressIsNot() {
    for (int n = 0; n < 3_000; n++) {
      line(anyTime(), none(), 1 + random.nextInt(20));
    }
    var behindFewAddresses = of(Sign.SHARED);
    assertThat((double) behindFewAddresses.who().cardinality())
        .isCloseTo(behindFewAddresses.chance()[0], within(300.0));

    lines.clear();
    for (int n = 0; n < 3_000; n++) {
      line(anyTime(), none(), 1 + n);
    }
    int classmates = lines.size();
    for (int n = 0; n < 30; n++) {
      int at = EIGHT + 4 * n;
      line(days(() -> at), none(), 99_999);
    }
    var ofOneDevice = of(Sign.SHARED);
    assertThat(ofOneDevice.who().stream().allMatch(n -> n >= classmates)).isTrue();
    assertThat(ofOneDevice.who().cardinality()).isEqualTo(30);
    assertThat(ofOneDevice.chance()[0]).isLessThan(1);
  }

  @Test
  void fourTogetherAreAFamilyOfFriends() {
    for (int n = 0; n < 4; n++) {
      line(days(() -> EIGHT), none(), 5);
    }
    assertThat(of(Sign.SHARED).who().isEmpty()).isTrue();
  }

  @Test
  void whatIsNoBrowserIsCountedAndNothingElse() {
    line(anyTime(), none(), 0);
    line(anyTime(), none(), 12);
    line(anyTime(), none(), null);
    var program = of(Sign.PROGRAM);
    assertThat(program.who()).isEqualTo(BitSet.valueOf(new long[] {1}));
    assertThat(program.judged().cardinality()).isEqualTo(2);
  }

  @Test
  void nothingIsSaidOfTimesBeforeSevenDays() {
    var seconds = anyTime();
    seconds[6] = Signs.NONE;
    line(seconds, none(), null);
    assertThat(found()).isEmpty();
  }

  @Test
  void theSameReportsAreAlwaysJudgedTheSame() {
    honest(300);
    assertThat(of(Sign.TIMED).chance()).isEqualTo(of(Sign.TIMED).chance());
  }

  @Test
  void midnightIsNoGap() {
    var seconds = days(() -> 30);
    seconds[3] = 24 * HOUR - 30;
    line(seconds, none(), null);
    assertThat(of(Sign.TIMED).who().cardinality()).isEqualTo(1);
  }

  private void honest(int people) {
    for (int n = 0; n < people; n++) {
      line(anyTime(), days(() -> random.nextInt(8)), null);
    }
  }

  private int[] anyTime() {
    return days(() -> EIGHT + random.nextInt(4 * HOUR));
  }

  private static int[] none() {
    return days(() -> Signs.NONE);
  }

  private static int[] days(java.util.function.IntSupplier each) {
    var days = new int[Signs.DAYS];
    Arrays.setAll(days, day -> each.getAsInt());
    return days;
  }

  private void line(int[] seconds, int[] values, @Nullable Integer device) {
    lines.add(new Signs.Line(0, seconds, values, device));
  }

  private Map<Sign, Signs.Found> found() {
    return Signs.of(lines, 1);
  }

  private Signs.Found of(Sign sign) {
    return Objects.requireNonNull(found().get(sign));
  }
}
