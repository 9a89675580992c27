package org.muster.notices.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.MutableClock;

/** What every channel over HTTP does when its provider is well, and when it is not. */
abstract class ChannelContract<P extends PretendProvider> {

  /** What was said of each letter, by its address. */
  static class Answers implements Handing {
    final Map<String, @Nullable String> accepted = new TreeMap<>();
    final Map<String, String> refused = new TreeMap<>();
    final Map<String, String> later = new TreeMap<>();

    @Override
    public void accepted(List<Letter> letters, @Nullable String reference) {
      assertThat(letters.stream().map(Letter::notice).distinct()).hasSize(1);
      letters.forEach(letter -> accepted.put(letter.address(), reference));
    }

    @Override
    public void refused(Letter letter, String problem) {
      refused.put(letter.address(), problem);
    }

    @Override
    public void later(Letter letter, String problem) {
      later.put(letter.address(), problem);
    }
  }

  final MutableClock clock = new MutableClock();
  final UUID notice = UUID.fromString("0190b2c3-d4e5-7f60-8a9b-0c1d2e3f4a5b");
  final Answers answers = new Answers();
  P provider;
  Channel channel;

  abstract Kind kind();

  abstract P provider();

  /** The account of the n-th person. */
  abstract String account(int n);

  /** Whether the provider says at once that it does not know somebody. */
  boolean knowsAtOnce() {
    return true;
  }

  @BeforeEach
  void open() {
    provider = provider();
    channel = channel(Duration.ofSeconds(20));
  }

  private Channel channel(Duration patience) {
    return ChannelsAtHand.channel(
        ChannelsAtHand.usual(kind(), "u", provider.address()),
        new Wire(Duration.ofSeconds(5), patience),
        clock);
  }

  @AfterEach
  void close() {
    provider.close();
  }

  Letter letter(int n, @Nullable String tap) {
    return new Letter(
        notice,
        UUID.nameUUIDFromBytes(new byte[] {(byte) n, (byte) (n >> 8)}),
        account(n),
        false,
        "今日日报",
        "请在 10:00 前完成。",
        "https://muster.example/c/" + n,
        "https://muster.example/me",
        "点此查看：",
        tap);
  }

  List<Letter> letters(int many) {
    return IntStream.range(0, many).mapToObj(n -> letter(n, null)).toList();
  }

  static List<String> accounts(List<Letter> letters) {
    return letters.stream().map(Letter::address).sorted().toList();
  }

  private void handAndExpect(String problem) {
    assertThatThrownBy(() -> channel.hand(letters(3), answers))
        .asInstanceOf(type(ChannelDown.class))
        .extracting(ChannelDown::problem)
        .isEqualTo(problem);
    assertThat(answers.accepted).isEmpty();
    assertThat(answers.refused).isEmpty();
    assertThat(answers.later).isEmpty();
  }

  @Test
  void everybodyIsToldOnceAndTheProvidersNumberIsKept() {
    var letters = letters(30);
    channel.hand(letters, answers);
    assertThat(provider.told()).isEqualTo(accounts(letters));
    assertThat(answers.accepted.keySet()).containsExactlyElementsOf(accounts(letters));
    assertThat(answers.accepted.values()).doesNotContainNull();
  }

  @Test
  void oneTheProviderDoesNotKnowIsRefusedAndTheOthersAreTold() {
    provider.strangers.add(account(1));
    channel.hand(letters(3), answers);
    assertThat(provider.told()).containsExactly(account(0), account(2));
    if (knowsAtOnce()) {
      assertThat(answers.refused).containsOnlyKeys(account(1));
      assertThat(answers.accepted).containsOnlyKeys(account(0), account(2));
    }
  }

  @Test
  void whatCannotBeAnAccountIsNotSent() {
    var odd = letter(1, null);
    channel.hand(
        List.of(
            new Letter(
                odd.notice(), odd.person(), "@all|a,b", false, "t", "x", "l", "p", "o", null)),
        answers);
    assertThat(provider.calls).hasValue(0);
    assertThat(answers.refused).containsOnlyKeys("@all|a,b");
  }

  @Test
  void aTokenThatEndedEarlyIsFetchedAnew() {
    channel.hand(letters(1), answers);
    provider.endToken();
    channel.hand(List.of(letter(2, null)), answers);
    assertThat(answers.accepted).containsOnlyKeys(account(0), account(2));
  }

  @Test
  void aProviderThatIsAskedTooMuchIsLeftAlone() {
    provider.mood = PretendProvider.Mood.THROTTLED;
    assertThatThrownBy(() -> channel.hand(letters(3), answers))
        .asInstanceOf(type(ChannelDown.class))
        .satisfies(
            down ->
                assertThat(Objects.requireNonNull(down.patience()))
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(10)));
    assertThat(answers.accepted).isEmpty();
  }

  @Test
  void aProviderThatIsBusyIsAskedLater() {
    provider.mood = PretendProvider.Mood.BUSY;
    channel.hand(letters(3), answers);
    assertThat(answers.later).hasSize(3);
    assertThat(answers.accepted).isEmpty();
  }

  @Test
  void garbageTellsNobodyAnything() {
    provider.mood = PretendProvider.Mood.GARBAGE;
    handAndExpect("garbage");
  }

  @Test
  void aBrokenProviderIsDown() {
    provider.mood = PretendProvider.Mood.BROKEN;
    handAndExpect("status-502");
  }

  @Test
  void aProviderThatHangsIsNotWaitedForLong() {
    channel = channel(Duration.ofMillis(300));
    provider.mood = PretendProvider.Mood.HUNG;
    handAndExpect("slow");
  }

  @Test
  void aProviderThatIsNotThereIsDown() {
    provider.goAway();
    handAndExpect("unreachable");
  }

  @Test
  void thePaceTheProviderAllowsIsKept() {
    var all = new ArrayList<Integer>();
    for (int n = 0; n < 5_000 && channel.together() > 0; n++) {
      channel.hand(List.of(letter(n % 100, null)), answers);
      all.add(n);
      if (all.size() > 400) {
        break;
      }
    }
    assertThat(all).as("so many at once, then it waits").hasSizeLessThan(300);
    assertThat(channel.together()).isZero();
    clock.advance(Duration.ofSeconds(2));
    assertThat(channel.together()).isPositive();
  }
}
