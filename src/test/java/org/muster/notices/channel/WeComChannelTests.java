package org.muster.notices.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WeComChannelTests extends ChannelContract<PretendWeCom> {

  @Override
  Kind kind() {
    return Kind.WECOM;
  }

  @Override
  PretendWeCom provider() {
    return new PretendWeCom();
  }

  @Override
  String account(int n) {
    return "S%05d".formatted(n);
  }

  @Test
  void aThousandWhoAreToldTheSameAreToldByOneCall() {
    var letters = letters(1_000);
    channel.hand(letters, answers);
    assertThat(provider.messages).hasSize(1);
    assertThat(provider.told()).isEqualTo(accounts(letters));
  }

  @Test
  void whatCanBeDoneByATapComesAsACardWithAButton() {
    channel.hand(List.of(letter(1, "同昨日")), answers);
    assertThat(provider.messages.element()).contains("button_interaction", "同昨日", "\"same\"");
    assertThat(
            TaskId.notice(
                PretendProvider.JSON
                    .readTree(provider.messages.element())
                    .path("template_card")
                    .path("task_id")
                    .asString()))
        .contains(notice);
  }

  @Test
  void theSameCallMadeAgainTellsNobodyAgain() {
    var letters = IntStream.range(0, 40).mapToObj(n -> letter(n, "同昨日")).toList();
    var dying =
        new Answers() {
          @Override
          public void accepted(List<Letter> taken, @Nullable String reference) {
            throw new IllegalStateException("the machine goes out");
          }
        };
    assertThatThrownBy(() -> channel.hand(letters, dying)).hasMessageContaining("goes out");
    channel.hand(letters, answers);
    assertThat(provider.messages).hasSize(2);
    assertThat(provider.told()).isEqualTo(accounts(letters));
    assertThat(answers.accepted).hasSize(40);
  }

  @Test
  void nobodyAtAllKnownIsRefusedOneByOne() {
    provider.strangers.addAll(List.of(account(0), account(1)));
    channel.hand(letters(2), answers);
    assertThat(answers.refused).hasSize(2);
  }

  @Test
  void longWordsAreCutToWhatWeComTakes() {
    var letter = letter(1, null);
    channel.hand(
        List.of(
            new Letter(
                letter.notice(),
                letter.person(),
                letter.address(),
                false,
                "题".repeat(100),
                "文".repeat(4_000),
                letter.link(),
                letter.page(),
                letter.linkLabel(),
                null)),
        answers);
    assertThat(answers.accepted).hasSize(1);
  }
}
