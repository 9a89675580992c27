package org.muster.notices.channel;

import java.time.Clock;
import java.util.Objects;
import org.muster.shared.Misconfigured;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sets the channels up from the settings. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ChannelSettings.class)
class ChannelConfiguration {

  @Bean
  Channels channels(ChannelSettings settings, Clock clock) {
    if (!settings.mistakes().isEmpty()) {
      throw new Misconfigured("docs/channels.md", settings.mistakes());
    }
    var wire = Wire.usual();
    var channels = new Channels();
    settings
        .channels()
        .values()
        .forEach(
            service ->
                channels.put(
                    Objects.requireNonNull(service.institution()), channel(service, wire, clock)));
    return channels;
  }

  @Bean
  GroupRobots groupRobots(Clock clock) {
    return new GroupRobots(Wire.usual(), clock);
  }

  private static Channel channel(ChannelSettings.Service service, Wire wire, Clock clock) {
    return switch (Objects.requireNonNull(service.kind())) {
      case MAIL -> new MailChannel(service);
      case WECOM -> new WeComChannel(service, wire, clock);
      case DINGTALK -> new DingTalkChannel(service, wire, clock);
      case WECHAT -> new WeChatChannel(service, wire, clock);
      case SMS -> new SmsChannel(service, wire, clock);
    };
  }
}
