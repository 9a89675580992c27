package org.muster.notices.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.muster.notices.channel.ChannelSettings.Service;
import org.muster.shared.SettingsCheck.Mistake;

class ChannelSettingsTests {

  private static List<String> wrong(Service service) {
    return new ChannelSettings(Map.of("it", service))
        .mistakes().stream().map(Mistake::property).toList();
  }

  @Test
  void areFineAsTheDocumentShowsThem() {
    for (var kind : List.of(Kind.WECOM, Kind.DINGTALK, Kind.WECHAT, Kind.SMS)) {
      assertThat(wrong(ChannelsAtHand.usual(kind, "zhuhai", "https://api.example")))
          .as(kind.word())
          .isEmpty();
    }
    assertThat(
            wrong(
                ChannelsAtHand.service(
                    "mail", "zhuhai", "host", "h", "port", "465", "from", "m@campus.example")))
        .isEmpty();
  }

  @Test
  void nameEverythingThatIsMissing() {
    assertThat(wrong(ChannelsAtHand.service("sms", "zhuhai")))
        .containsExactly(
            "muster.channels.it.client-id",
            "muster.channels.it.client-secret",
            "muster.channels.it.template",
            "muster.channels.it.sign-name");
    assertThat(wrong(ChannelsAtHand.service("wecom", "zhuhai", "hook-token", "abc")))
        .contains("muster.channels.it.agent-id", "muster.channels.it.hook-key");
  }

  @Test
  void wantATokenThatNobodyGuessesWhereItIsAllThereIs() {
    assertThat(
            wrong(
                ChannelsAtHand.service(
                    "sms",
                    "z",
                    "client-id",
                    "a",
                    "client-secret",
                    "b",
                    "template",
                    "t",
                    "sign-name",
                    "s",
                    "hook-token",
                    "short")))
        .containsExactly("muster.channels.it.hook-token");
  }

  @Test
  void keepTheSecretsToThemselves() {
    assertThat(ChannelsAtHand.usual(Kind.SMS, "z", "https://a.example").toString())
        .doesNotContain("secret", ChannelsAtHand.HOOK_TOKEN);
  }
}
