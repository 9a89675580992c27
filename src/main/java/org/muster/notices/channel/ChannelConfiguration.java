package org.muster.notices.channel;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sets the channels up from the settings. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ChannelSettings.class)
class ChannelConfiguration {

  @Bean
  Channels channels(ChannelSettings settings) {
    var channels = new Channels();
    settings
        .channels()
        .values()
        .forEach(service -> channels.put(service.institution(), channel(service)));
    return channels;
  }

  private static Channel channel(ChannelSettings.Service service) {
    return switch (service.kind()) {
      case MAIL -> new MailChannel(service);
      case WECOM, DINGTALK, WECHAT, SMS ->
          throw new IllegalArgumentException(service.kind() + " cannot be set up yet");
    };
  }
}
