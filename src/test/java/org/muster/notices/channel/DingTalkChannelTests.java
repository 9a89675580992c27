package org.muster.notices.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DingTalkChannelTests extends ChannelContract<PretendDingTalk> {

  @Override
  Kind kind() {
    return Kind.DINGTALK;
  }

  @Override
  PretendDingTalk provider() {
    return new PretendDingTalk();
  }

  @Override
  String account(int n) {
    return "S%05d".formatted(n);
  }

  @Override
  boolean knowsAtOnce() {
    return false;
  }

  @Test
  void aHundredAreToldByOneCall() {
    channel.hand(letters(250), answers);
    assertThat(provider.messages).hasSize(3);
    assertThat(provider.told()).hasSize(250).doesNotHaveDuplicates();
  }

  @Test
  void whatBecameOfThemIsAskedFor() {
    channel.hand(letters(4), answers);
    provider.readers.add(account(0));
    provider.strangers.add(account(3));
    Map<String, String> said = new TreeMap<>();
    channel.inquire(
        List.of(Objects.requireNonNull(answers.accepted.get(account(0)))),
        new Receipts() {
          @Override
          public void delivered(String reference, Collection<String> addresses) {
            addresses.forEach(one -> said.put(one, "delivered"));
          }

          @Override
          public void read(String reference, Collection<String> addresses) {
            addresses.forEach(one -> said.put(one, "read"));
          }

          @Override
          public void failed(String reference, Collection<String> addresses, String problem) {
            addresses.forEach(one -> said.put(one, problem));
          }
        });
    assertThat(said)
        .isEqualTo(
            Map.of(
                account(0), "read",
                account(1), "delivered",
                account(2), "delivered",
                account(3), "no-such-address"));
  }
}
