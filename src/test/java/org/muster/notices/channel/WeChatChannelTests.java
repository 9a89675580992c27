package org.muster.notices.channel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WeChatChannelTests extends ChannelContract<PretendWeChat> {

  @Override
  Kind kind() {
    return Kind.WECHAT;
  }

  @Override
  PretendWeChat provider() {
    return new PretendWeChat();
  }

  @Override
  String account(int n) {
    return "o-follower-%05d".formatted(n);
  }

  @Test
  void theSameLetterSentAgainIsNotToldAgain() {
    channel.hand(letters(3), answers);
    channel.hand(letters(3), answers);
    assertThat(provider.messages).hasSize(6);
    assertThat(provider.told()).hasSize(3).doesNotHaveDuplicates();
  }
}
