package org.muster.notices.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SmsChannelTests extends ChannelContract<PretendSms> {

  @Override
  Kind kind() {
    return Kind.SMS;
  }

  @Override
  PretendSms provider() {
    return new PretendSms();
  }

  @Override
  String account(int n) {
    return "1380013%04d".formatted(n);
  }

  @Test
  void aHundredAreToldByOneCallEachWithTheirOwnLink() {
    channel.hand(letters(100), answers);
    assertThat(provider.messages).hasSize(1);
    assertThat(provider.messages.element()).contains("/c/0", "/c/99");
    assertThat(provider.told()).hasSize(100).doesNotHaveDuplicates();
  }

  /** The example of the provider's document on its signature. */
  @Test
  void theSignatureIsTheOneOfTheProvidersExample() {
    var headers = new TreeMap<String, String>();
    headers.put("host", "ecs.cn-shanghai.aliyuncs.com");
    headers.put("x-acs-action", "RunInstances");
    headers.put(
        "x-acs-content-sha256", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    headers.put("x-acs-date", "2023-10-26T10:22:32Z");
    headers.put("x-acs-signature-nonce", "3156853299f313e23d1673dc12e1703d");
    headers.put("x-acs-version", "2014-05-26");
    var query =
        Acs.query(
            Map.of(
                "RegionId", "cn-shanghai",
                "ImageId", "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd"));
    assertThat(new Acs("YourAccessKeyId", "YourAccessKeySecret").authorization(query, headers))
        .endsWith("06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0");
  }
}
